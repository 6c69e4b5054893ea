package org.intendant.samba.shares;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** What a server was last read to share for others, and whether anything of ours is there. */
@Entity
@Table(name = "samba_host")
public class ShareHost {

    private static final int MOST = 100;

    @Id
    @Column(name = "server_id")
    private long serverId;

    private boolean ours;

    @Column(name = "foreign_shares")
    private String foreignShares = "";

    @Column(name = "read_at")
    private Instant readAt = Instant.EPOCH;

    protected ShareHost() {}

    ShareHost(long serverId) {
        this.serverId = serverId;
    }

    void read(boolean hasOurs, List<ForeignShare> foreign, Instant at) {
        ours = hasOurs;
        foreignShares = ForeignShare.text(foreign.stream().limit(MOST).toList());
        readAt = at;
    }

    public long serverId() {
        return serverId;
    }

    /** Whether something of Intendant's shares was there. */
    boolean isOurs() {
        return ours;
    }

    /** Shares there that somebody else made. */
    public List<ForeignShare> foreign() {
        return ForeignShare.of(foreignShares);
    }

    public Instant readAt() {
        return readAt;
    }
}
