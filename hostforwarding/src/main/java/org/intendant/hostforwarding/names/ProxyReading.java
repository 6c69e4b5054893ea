package org.intendant.hostforwarding.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** What a proxy was last read to have: sites that others made, and whether anything of ours. */
@Entity
@Table(name = "host_name_reading")
public class ProxyReading {

    @Id
    @Column(name = "server_id")
    private long serverId;

    private boolean ours;

    @Column(name = "foreign_sites")
    private String foreignSites = "";

    @Column(name = "read_at")
    private Instant readAt = Instant.EPOCH;

    protected ProxyReading() {}

    ProxyReading(long serverId) {
        this.serverId = serverId;
    }

    void read(boolean hasOurs, List<ForeignSite> foreign, Instant at) {
        ours = hasOurs;
        foreignSites = ForeignSite.text(foreign);
        readAt = at;
    }

    public long serverId() {
        return serverId;
    }

    /** Whether something of Intendant's was there. */
    boolean isOurs() {
        return ours;
    }

    /** Sites there that somebody else made. */
    public List<ForeignSite> foreign() {
        return ForeignSite.of(foreignSites);
    }

    public Instant readAt() {
        return readAt;
    }
}
