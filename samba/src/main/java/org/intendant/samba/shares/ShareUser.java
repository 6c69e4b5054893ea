package org.intendant.samba.shares;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account of one server that is made for shares alone, with its password, sealed. */
@Entity
@Table(name = "samba_user")
public class ShareUser {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Column(name = "server_id")
    private long serverId;

    private String name = "";
    private String password = "";

    @Column(name = "set_at")
    private Instant setAt = Instant.EPOCH;

    protected ShareUser() {}

    ShareUser(long serverId, String name) {
        this.serverId = serverId;
        this.name = name;
    }

    void has(String sealedPassword, Instant since) {
        password = sealedPassword;
        setAt = since;
    }

    /** Where the password is sealed for. */
    String place() {
        return "samba_user:" + serverId + ":" + name + ":password";
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public long serverId() {
        return serverId;
    }

    /** The account's whole name. */
    public String name() {
        return name;
    }

    String sealedPassword() {
        return password;
    }

    /** Since when it has its password. */
    public Instant setAt() {
        return setAt;
    }
}
