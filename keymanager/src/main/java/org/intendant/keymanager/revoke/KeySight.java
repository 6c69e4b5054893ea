package org.intendant.keymanager.revoke;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an account's file of keys was last seen, and how. */
@Entity
@Table(name = "key_sight")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class KeySight {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "server_id")
    private long serverId;

    private String account;

    @Column(name = "read_at")
    private @Nullable Instant readAt;

    private @Nullable Instant reported;
    private long serial;

    protected KeySight() {}

    KeySight(long serverId, String account) {
        this.serverId = serverId;
        this.account = account;
    }

    KeyPlace place() {
        return new KeyPlace(serverId, account);
    }

    /** When it was last read over SSH; null for never. */
    public @Nullable Instant getReadAt() {
        return readAt;
    }

    /** When the host last reported it itself; null for never. */
    public @Nullable Instant getReported() {
        return reported;
    }

    /** Of the last report; 0 without one. */
    public long getSerial() {
        return serial;
    }
}
