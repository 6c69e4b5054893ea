package org.intendant.keymanager.push;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.intendant.secrets.SealedRow;

/** A line that a host had among an account's keys and that Intendant did not write. It stays until somebody decides. */
@Entity
@Table(name = "kept_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class KeptKey extends SealedRow {

    /** What shall become of it. */
    public enum Decision {
        /** Nobody has said yet: it stays. */
        UNDECIDED,
        /** Somebody wants it to stay. */
        KEPT,
        /** Somebody wants it gone: the next plan takes it out. */
        REMOVED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @Column(name = "server_id")
    private long serverId;

    private String account;
    private String line;
    private String fingerprint;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private Instant seen;

    protected KeptKey() {}

    KeptKey(long serverId, String account, HostLine line, Instant now) {
        this.serverId = serverId;
        this.account = account;
        this.line = line.text();
        this.fingerprint = line.fingerprint();
        this.decision = Decision.UNDECIDED;
        this.seen = now;
    }

    void decide(Decision made) {
        decision = made;
    }

    @Override
    protected List<String> sealed() {
        return List.of("kept_key", Long.toString(serverId), account, line, decision.name());
    }

    public Long getId() {
        return id;
    }

    /** Primary key of the server. */
    public long getServerId() {
        return serverId;
    }

    /** Name of the account. */
    public String getAccount() {
        return account;
    }

    /** As the host had it. */
    public String getLine() {
        return line;
    }

    /** {@code SHA256:…} of the key; of the whole line where it is no key. */
    public String getFingerprint() {
        return fingerprint;
    }

    public Decision getDecision() {
        return decision;
    }

    /** When it was first seen. */
    public Instant getSeen() {
        return seen;
    }
}
