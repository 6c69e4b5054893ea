package org.intendant.hostforwarding.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a proxy was last read to have: sites that others made, and whether anything of ours. */
@Entity
@Table(name = "host_name_reading")
public class ProxyReading {

    private static final int MOST = 200;

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

    void read(boolean hasOurs, List<String> foreign, Instant at) {
        ours = hasOurs;
        foreignSites = foreign.stream().limit(MOST).collect(Collectors.joining("\n"));
        readAt = at;
    }

    public long serverId() {
        return serverId;
    }

    /** Whether something of Intendant's was there. */
    boolean isOurs() {
        return ours;
    }

    /** A sentence for each site there that somebody else made. */
    public List<String> foreign() {
        return foreignSites.lines().toList();
    }

    public Instant readAt() {
        return readAt;
    }
}
