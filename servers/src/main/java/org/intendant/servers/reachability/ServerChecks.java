package org.intendant.servers.reachability;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.web.State;

/** Whether servers answer, as it was last found; and looking at them now. */
@ApplicationScoped
public class ServerChecks {
    @Inject
    Servers servers;

    @Inject
    ServerProbe probe;

    @Inject
    ReachabilityRows rows;

    @Inject
    Comparisons comparisons;

    @Inject
    CurrentActor actor;

    /** Whether the server answered lately; empty before the first check. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<Reachability> of(long id) {
        servers.get(id);
        return rows.find(id);
    }

    /**
     * How these are reached, by primary key, in a few statements; those never tried are left out.
     *
     * @throws Refused as not found when one of them is not there for the caller
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<Long, Reachability> of(Collection<Long> ids) {
        return rows.of(servers.named(ids).stream().map(Target::id).toList());
    }

    /** How many servers answer, by state, in one statement; empty when there are none. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<State, Long> counts() {
        return rows.counts(actor.seesOnlyOf());
    }

    /** When the server was tried whose answer is the oldest; empty when none was tried. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<Instant> oldestAnswer() {
        return rows.oldestAnswer(actor.seesOnlyOf());
    }

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

    /**
     * Has these servers tried and compared in the background.
     *
     * @throws Refused as not found when one of them is not there for the caller
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void soon(Collection<Long> ids) {
        List<Target> targets = servers.named(ids);
        targets.forEach(target -> rows.makeDue(target.id()));
        comparisons.compareSoon(targets);
    }

    /** Has every server tried and compared as soon as there is a free place, in the background. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void allSoon() {
        if (!actor.seesAll()) {
            throw new Refused(Refused.Why.NOT_ALLOWED, "Check the servers that you own one by one.");
        }
        rows.makeAllDue();
        comparisons.compareAllSoon();
    }
}
