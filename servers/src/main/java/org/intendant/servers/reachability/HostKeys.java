package org.intendant.servers.reachability;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.Servers;

/** The keys that servers show now: looked at, and pinned anew where somebody compared them. */
@ApplicationScoped
public class HostKeys {
    @Inject
    Servers servers;

    @Inject
    ServerHosts serverHosts;

    @Inject
    Hosts hosts;

    @Inject
    ReachabilityRows rows;

    /**
     * The key that the server shows now, without signing in: to be compared before {@link #repin}.
     *
     * @throws org.intendant.plans.HostUnreachable when it shows none
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(NOT_SUPPORTED)
    public HostKey shown(long id) {
        servers.get(id);
        return hosts.scan(serverHosts.address(id));
    }

    /**
     * Takes another key as the one that the server must show, after somebody compared it on the host's own console. Holds no
     * transaction while it asks the host.
     *
     * @param fingerprint of the key that the host shows now
     * @param typedName the server's name, as the person typed it
     * @throws Refused when the host shows yet another key, the key is another server's, or the name is wrong
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(NOT_SUPPORTED)
    public Server repin(long id, String fingerprint, String typedName) {
        Server server = servers.get(id);
        server.mustBeNamed(typedName);
        HostKey shown = hosts.scan(serverHosts.address(id));
        if (!shown.fingerprint().equals(fingerprint.strip())) {
            throw new Refused(
                    "fingerprint",
                    server.name() + " shows " + shown.fingerprint() + " now. Compare it on the host's own console.");
        }
        Server pinned = servers.pin(id, shown);
        rows.makeDue(id);
        return pinned;
    }
}
