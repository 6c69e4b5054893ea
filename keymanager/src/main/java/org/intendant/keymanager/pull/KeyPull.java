package org.intendant.keymanager.pull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one server fetches its keys: by Intendant's program, by the original's script, or not at all. */
@Entity
@Table(name = "key_pull")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class KeyPull {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @Column(name = "server_id")
    private long serverId;

    @Column(name = "host_id")
    private String hostId;

    private String token;
    private boolean script;

    @Column(name = "cron_minute")
    private int minute;

    private boolean original;
    private String networks;
    private @Nullable Instant since;

    protected KeyPull() {}

    /**
     * Nothing is fetched yet.
     *
     * @param hostId random; the host believes only what names it
     * @param token sealed
     * @param minute of the hour, random, so that not all servers come at once
     */
    KeyPull(long serverId, String hostId, String token, int minute) {
        this.serverId = serverId;
        this.hostId = hostId;
        this.token = token;
        this.minute = minute;
        this.networks = "";
    }

    static String place(long serverId) {
        return "key_pull:" + serverId + ":token";
    }

    /** Wants the program on the host, or wants it gone. */
    void wantsScript(boolean wanted) {
        script = wanted;
    }

    /**
     * Opens or closes the lists as the original had them.
     *
     * @param from addresses and networks that need no token
     */
    void answersOriginal(boolean open, String from) {
        original = open;
        networks = from;
    }

    void takes(String sealedToken) {
        token = sealedToken;
    }

    /** The program was read on the host for the first time. */
    void seen(Instant at) {
        if (since == null) {
            since = at;
        }
    }

    /** The program was read to be gone from the host. */
    void gone() {
        since = null;
    }

    public long getServerId() {
        return serverId;
    }

    /** By which the host knows what is meant for it. */
    public String getHostId() {
        return hostId;
    }

    /** Sealed. */
    String getToken() {
        return token;
    }

    /** Whether the host shall have the program that fetches. */
    public boolean isScript() {
        return script;
    }

    public int getMinute() {
        return minute;
    }

    /** Whether lists are given out as the original did. */
    public boolean isOriginal() {
        return original;
    }

    /** From where they are given without a token. */
    public String getNetworks() {
        return networks;
    }

    /** Since when the host was seen to have the program; null before. */
    public @Nullable Instant getSince() {
        return since;
    }
}
