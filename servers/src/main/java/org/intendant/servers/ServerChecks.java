package org.intendant.servers;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;

/** Looking at servers now: whether they answer, what they are, and whether they still show their key. */
@ApplicationScoped
public class ServerChecks {
    @Inject
    Servers servers;

    @Inject
    ServerProbe probe;

    @Inject
    ServerHosts serverHosts;

    @Inject
    ServerRules rules;

    @Inject
    Hosts hosts;

    @Inject
    Comparisons comparisons;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /**
     * Tries whether the server answers, reads its facts, and has it compared. Takes as long as the host does, at most
     * about 40 seconds. Changes nothing on the host.
     *
     * @return how it is reached now
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(NOT_SUPPORTED)
    public Reachability now(long id) {
        Server server = servers.get(id);
        Reachability reach = probe.reachAnew(id);
        if (reach.error().isEmpty()) {
            reach = probe.facts(id);
        }
        comparisons.compareSoon(server.target());
        return reach;
    }

    /** Has these servers tried and compared in the background. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void soon(Collection<Long> ids) {
        for (long id : ids) {
            Server server = servers.get(id);
            probe.makeDue(id);
            comparisons.compareSoon(server.target());
        }
    }

    /** Has every server tried and compared as soon as there is a free place, in the background. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void allSoon() {
        if (!actor.seesAll()) {
            throw new Refused(Refused.Why.NOT_ALLOWED, "Check the servers that you own one by one.");
        }
        probe.makeAllDue();
        comparisons.compareAllSoon();
    }

    /** The key that the server shows now, without signing in: to be compared before {@link #repin}. */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional(NOT_SUPPORTED)
    public HostKey shownKey(long id) {
        servers.get(id);
        return hosts.scan(serverHosts.address(id));
    }

    /**
     * Takes another key as the one that the server must show, after somebody compared it on the host's own console.
     *
     * @param fingerprint of the key that the host shows now
     * @param typedName the server's name, as the person typed it
     * @throws Refused when the host shows yet another key, the key is another server's, or the name is wrong
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public Server repin(long id, String fingerprint, String typedName) {
        Server server = servers.get(id);
        ServerRules.typed(server, typedName);
        HostAddress was = serverHosts.address(id);
        HostKey shown = hosts.scan(was);
        if (!shown.fingerprint().equals(fingerprint.strip())) {
            throw new Refused(
                    "fingerprint",
                    server.name() + " shows " + shown.fingerprint() + " now. Compare it on the host's own console.");
        }
        rules.mustBeOnlyOneWith(shown, id);
        String before = "key: " + server.key().fingerprint();
        server.pin(shown);
        rules.flush(server);
        hosts.forget(was);
        probe.makeDue(id);
        audit.record("server.repin", server.target().key(), server.name(), before, "key: " + shown.fingerprint());
        return server;
    }
}
