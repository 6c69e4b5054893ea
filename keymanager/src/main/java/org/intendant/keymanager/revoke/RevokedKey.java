package org.intendant.keymanager.revoke;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.intendant.keymanager.access.Holder;
import org.intendant.keymanager.push.WrittenKey;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/**
 * A key that an account of a server shall not have any more, until it is proven gone. Everything after its making is written
 * by conditional statements, so that two readings of one host never get in each other's way.
 */
@Entity
@Table(name = "revoked_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class RevokedKey {

    /** How it came to its end. */
    public enum Ending {
        /** Read back over SSH. */
        READ,
        /** The host reported it itself. */
        REPORTED,
        /** It is wanted again, before it was gone. */
        WANTED,
        /** The server was removed from Intendant, before it was gone. */
        FORGOTTEN;

        /** Whether the host was proven not to have it. */
        public boolean isProof() {
            return this == READ || this == REPORTED;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "revocation_id")
    private long revocationId;

    @Column(name = "server_id")
    private long serverId;

    private String server;
    private String account;
    private String fingerprint;

    @Column(name = "holder_kind")
    @Enumerated(EnumType.STRING)
    private Holder.Kind holderKind;

    @Column(name = "holder_id")
    private long holderId;

    private String holder;
    private Instant since;
    private @Nullable Instant ended;

    @Enumerated(EnumType.STRING)
    private @Nullable Ending ending;

    private long serial;
    private boolean elsewhere;
    private Instant due;
    private @Nullable Instant tried;
    private int tries;

    @Column(name = "operation_id")
    private @Nullable Long operationId;

    private String trouble = "";

    protected RevokedKey() {}

    RevokedKey(Revocation revocation, String server, WrittenKey key) {
        this.revocationId = revocation.getId();
        this.serverId = key.getServerId();
        this.server = server;
        this.account = key.getAccount();
        this.fingerprint = key.getFingerprint();
        this.holderKind = key.getHolder().kind();
        this.holderId = key.getHolder().id();
        this.holder = key.getHolder().name();
        this.since = revocation.getAt();
        this.due = since;
    }

    public Long getId() {
        return id;
    }

    /** Primary key of what took it. */
    public long getRevocationId() {
        return revocationId;
    }

    /** Primary key of the server. */
    public long getServerId() {
        return serverId;
    }

    /** The server's name at that time. */
    public String getServer() {
        return server;
    }

    /** Name of the account. */
    public String getAccount() {
        return account;
    }

    /** {@code deploy@web1}. */
    public String getPlace() {
        return account + "@" + server;
    }

    public String getFingerprint() {
        return fingerprint;
    }

    /** Whose it was. */
    public Holder getHolder() {
        return new Holder(holderKind, holderId, holder);
    }

    /** Since when the account shall not have it. */
    public Instant getSince() {
        return since;
    }

    public boolean isOpen() {
        return ended == null;
    }

    /** When it was seen to be gone, or was wanted again; null while neither. */
    public @Nullable Instant getEnded() {
        return ended;
    }

    public @Nullable Ending getEnding() {
        return ending;
    }

    public boolean isGone() {
        return ending != null && ending.isProof();
    }

    /** How long it took until the proof; null without one. */
    public @Nullable Duration took() {
        return ended == null || !isGone() ? null : Duration.between(since, ended);
    }

    /** Of the report that proved it; 0 for a reading over SSH. */
    public long getSerial() {
        return serial;
    }

    /** Whether the same key was seen in the humans' own file of this account, by which it still lets in. */
    public boolean isElsewhere() {
        return elsewhere;
    }

    /** How often its removal was tried. */
    public int getTries() {
        return tries;
    }

    Instant due() {
        return due;
    }

    /** When its removal was tried last; null before. */
    public @Nullable Instant getTried() {
        return tried;
    }

    /** The operation that tried it last; null before. */
    public @Nullable Long getOperationId() {
        return operationId;
    }

    /** Why it is still there, in a sentence that may quote the host; empty when nothing is known. */
    public String getTrouble() {
        return trouble;
    }

    Target target() {
        return new Target("server", serverId, server);
    }
}
