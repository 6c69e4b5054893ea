package org.intendant.portforwarding.forwards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a hypervisor was last read to have: ports on which it listens, forwards that others made, and whether any of ours. */
@Entity
@Table(name = "port_forward_host")
public class PortForwardHost {

    private static final int MOST = 1000;
    private static final int MOST_FOREIGN = 60;

    @Id
    @Column(name = "server_id")
    private long serverId;

    private boolean ours;
    private String listening = "";

    @Column(name = "foreign_dnat")
    private String foreignDnat = "";

    @Column(name = "read_at")
    private Instant readAt = Instant.EPOCH;

    protected PortForwardHost() {}

    PortForwardHost(long serverId) {
        this.serverId = serverId;
    }

    void read(boolean hasOurs, List<Listener> listeners, List<ForeignForward> foreign, Instant at) {
        ours = hasOurs;
        listening = listeners.stream().limit(MOST).map(Listener::line).collect(Collectors.joining("\n"));
        foreignDnat = ForeignForward.text(foreign.stream().limit(MOST_FOREIGN).toList());
        readAt = at;
    }

    public long serverId() {
        return serverId;
    }

    /** Whether something of Intendant's forwards was there. */
    boolean isOurs() {
        return ours;
    }

    public List<Listener> listening() {
        return listening.lines().map(Listener::of).flatMap(Optional::stream).toList();
    }

    /** Forwards there that somebody else made. */
    public List<ForeignForward> foreign() {
        return ForeignForward.of(foreignDnat);
    }

    public Instant readAt() {
        return readAt;
    }
}
