package org.intendant.keymanager.push;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.intendant.keymanager.access.Holder;
import org.jspecify.annotations.Nullable;

/** A key that Intendant has once wanted on an account: found there later, it is Intendant's own and may go again. */
@Entity
@Table(name = "written_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class WrittenKey {

    private static final int LONGEST = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "server_id")
    private long serverId;

    private String account;
    private String fingerprint;

    @Column(name = "holder_kind")
    @Enumerated(EnumType.STRING)
    private Holder.Kind holderKind = Holder.Kind.FEATURE;

    @Column(name = "holder_id")
    private long holderId;

    private String holder = "";

    private @Nullable Instant gone;

    protected WrittenKey() {}

    WrittenKey(long serverId, String account, String fingerprint, Holder holder) {
        this.serverId = serverId;
        this.account = account;
        this.fingerprint = fingerprint;
        belongsTo(holder);
    }

    private void belongsTo(Holder whose) {
        holderKind = whose.kind();
        holderId = whose.id();
        holder = whose.name().length() > LONGEST ? whose.name().substring(0, LONGEST) : whose.name();
    }

    /** It may come to the host from now on. */
    void wantedAgain(Holder whose) {
        belongsTo(whose);
        gone = null;
    }

    /** Whether it was known to be gone until now. */
    boolean isThere() {
        boolean back = gone != null;
        gone = null;
        return back;
    }

    void isGone(Instant at) {
        gone = at;
    }

    /** Whose it was when it was wanted last; a feature without a name where that was not noted. */
    public Holder getHolder() {
        return new Holder(holderKind, holderId, holder);
    }

    /** {@code SHA256:…}, of a key of this account. */
    public String getFingerprint() {
        return fingerprint;
    }

    /** Name of the account. */
    public String getAccount() {
        return account;
    }

    /** Primary key of the server. */
    public long getServerId() {
        return serverId;
    }
}
