package org.intendant.keymanager.push;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key that Intendant has once wanted on an account: found there later, it is Intendant's own and may go again. */
@Entity
@Table(name = "written_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class WrittenKey {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "server_id")
    private long serverId;

    private String account;
    private String fingerprint;

    protected WrittenKey() {}

    WrittenKey(long serverId, String account, String fingerprint) {
        this.serverId = serverId;
        this.account = account;
        this.fingerprint = fingerprint;
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
