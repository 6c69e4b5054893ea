package org.intendant.portforwarding.forwards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private String there = "";

    /**
     * What was read.
     *
     * @param ours whether something of Intendant's forwards was there
     * @param listening ports on which it listens itself
     * @param foreign forwards of others
     * @param there primary keys of forwards that are loaded, or would be at the next boot
     */
    public record Read(boolean ours, List<Listener> listening, List<ForeignForward> foreign, Set<Long> there) {

        public Read {
            listening = List.copyOf(listening);
            foreign = List.copyOf(foreign);
            there = Set.copyOf(there);
        }
    }

    protected PortForwardHost() {}

    PortForwardHost(long serverId) {
        this.serverId = serverId;
    }

    void read(Read read, Instant at) {
        ours = read.ours;
        listening = read.listening.stream().limit(MOST).map(Listener::line).collect(Collectors.joining("\n"));
        foreignDnat =
                ForeignForward.text(read.foreign.stream().limit(MOST_FOREIGN).toList());
        there = read.there.stream().sorted().limit(MOST).map(String::valueOf).collect(Collectors.joining(" "));
        readAt = at;
    }

    /** Whether a forward was on the host, or would be at its next boot. */
    boolean has(long forwardId) {
        return List.of(there.split(" ")).contains(Long.toString(forwardId));
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
