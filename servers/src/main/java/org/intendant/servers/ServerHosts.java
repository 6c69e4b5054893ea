package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.address.SshAddress;
import org.jspecify.annotations.Nullable;

/**
 * The way from a server to its host, over its jump hosts, each with its pinned key. For planners and work, which run
 * inside a use case that asked for the permission.
 */
@ApplicationScoped
public class ServerHosts {
    private static final int MOST_JUMPS = 3;

    @PersistenceContext
    EntityManager em;

    @Inject
    Hosts hosts;

    /** The host of this server. Does not connect. */
    @Transactional
    public RemoteHost of(Target target) {
        return hosts.at(address(target.id()));
    }

    /**
     * Where a server answers and which key it must show.
     *
     * @throws Refused when there is no such server, or its jump hosts lead in a circle
     */
    @Transactional
    public HostAddress address(long serverId) {
        Server server = server(serverId);
        return address(server.name(), server.ssh(), server.key(), 0);
    }

    /** An address that is not a server yet, over its jump host. */
    @Transactional
    public HostAddress address(String name, SshAddress ssh, @Nullable HostKey key) {
        return address(name, ssh, key, 0);
    }

    private HostAddress address(String name, SshAddress ssh, @Nullable HostKey key, int jumps) {
        Long jumpId = ssh.jumpId();
        if (jumpId == null) {
            return new HostAddress(name, ssh.user(), ssh.host(), ssh.port(), key, null);
        }
        if (jumps == MOST_JUMPS) {
            throw new Refused(
                    "ssh.jumpId", "At most " + MOST_JUMPS + " servers may lie on the way, and not in a circle.");
        }
        Server jump = server(jumpId);
        HostAddress over = address(jump.name(), jump.ssh(), jump.key(), jumps + 1);
        return new HostAddress(name, ssh.user(), ssh.host(), ssh.port(), key, over);
    }

    private Server server(long id) {
        Server server = em.find(Server.class, id);
        if (server == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such server, or you may not see it.");
        }
        return server;
    }
}
