package org.intendant.samba.shares;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How much lay in the folder of a share when somebody asked. */
@Entity
@Table(name = "samba_usage")
public class ShareUsage {

    @Id
    @Column(name = "share_id")
    private long shareId;

    private long bytes;

    @Column(name = "measured_at")
    private Instant measuredAt = Instant.EPOCH;

    protected ShareUsage() {}

    ShareUsage(long shareId) {
        this.shareId = shareId;
    }

    void measured(long size, Instant at) {
        bytes = size;
        measuredAt = at;
    }

    public long shareId() {
        return shareId;
    }

    public long bytes() {
        return bytes;
    }

    public Instant measuredAt() {
        return measuredAt;
    }
}
