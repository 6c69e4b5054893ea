package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.Reservations;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * All forwards of public ports to guests. Wishing changes no host: the plan of the hypervisor does, once approved. Members see
 * those of servers that they own, and change those of hypervisors that they own, to guests that they own.
 */
@ApplicationScoped
public class PortForwards {

    /** The planner's. */
    public static final String KIND = "portforwarding";

    /** What a forward is called where it is asked why it is down. */
    public static final String PATH = "port";

    @PersistenceContext
    EntityManager em;

    @Inject
    PortForwardRows rows;

    @Inject
    PortForwardRules rules;

    @Inject
    PortForwardSearch search;

    @Inject
    Reservations reservations;

    @Inject
    Servers servers;

    @Inject
    Comparisons comparisons;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /**
     * Forwards as lists show them.
     *
     * @param query searches names of hypervisors and guests, comments, addresses and ports; filters {@code id}, {@code
     *     hypervisor}, {@code guest}, {@code server} (either of both; primary keys), {@code protocol} and {@code enabled} (yes,
     *     no); sorts by {@code port}, {@code hypervisor}, {@code guest} and {@code protocol}
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<PortForwardRow> page(Query query) {
        return search.page(query, actor.seesOnlyOf());
    }

    /** All from or to a server, up to 500. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<PortForwardRow> of(long serverId) {
        servers.get(serverId);
        return page(new Query("", Map.of("server", Long.toString(serverId)), "", false, 0, Query.MOST))
                .rows();
    }

    /** @throws Refused as not found when there is none that the caller may see */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public PortForwardRow get(long id) {
        return page(new Query("", Map.of("id", Long.toString(id)), "", false, 0, 1)).rows().stream()
                .findFirst()
                .orElseThrow(PortForwards::noSuchForward);
    }

    /** What somebody else forwards on a hypervisor, and when that was read; empty when it never was. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<PortForwardHost> host(long serverId) {
        return rows.host(servers.get(serverId).id());
    }

    /** What the form of a change begins with. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public PortForwardDraft draft(long id) {
        return PortForwardDraft.of(mine(id));
    }

    /**
     * Wants a forward.
     *
     * @throws Refused naming every field that is wrong
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public PortForward add(PortForwardDraft draft) {
        Faults faults = new Faults();
        PortForward forward = faults.take(() -> new PortForward(draft));
        Checked checked = checked(draft, forward, faults, 0);
        em.persist(checked.forward);
        em.flush();
        take(checked);
        return kept("forward.add", checked, "");
    }

    /**
     * Refuses what {@link #add} or {@link #change} would; nothing is written.
     *
     * @param self primary key of the forward that would be changed, or 0
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional(dontRollbackOn = Refused.class)
    public void tried(PortForwardDraft draft, long self) {
        Faults faults = new Faults();
        PortForward forward = faults.take(() -> new PortForward(draft));
        if (forward != null && self != 0) {
            forward.isForced(mine(self).keepsForce(forward));
        }
        checked(draft, forward, faults, self);
    }

    /**
     * Changes a forward; it stays on its hypervisor.
     *
     * @throws Refused naming every field that is wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public PortForward change(long id, PortForwardDraft draft) {
        PortForward forward = mine(id);
        if (forward.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "The forward of " + forward.name() + " was changed by somebody else since you opened it.");
        }
        Checked was = new Checked(forward, servers.get(forward.hypervisorId()), name(forward.guestId()));
        String before = was.describe();
        reservations.release(kind(forward.protocol()), scope(forward), values(forward));
        Faults faults = new Faults();
        faults.take(() -> {
            forward.change(draft);
            return forward;
        });
        Checked checked = checked(draft, forward, faults, id);
        em.flush();
        take(checked);
        rows.forgetTest(id);
        return kept("forward.change", checked, before);
    }

    /** Wants it no more; the plan that takes it from the host must still be approved. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void remove(long id) {
        PortForward forward = mine(id);
        Checked gone = new Checked(forward, servers.get(forward.hypervisorId()), name(forward.guestId()));
        reservations.release(kind(forward.protocol()), scope(forward), values(forward));
        rows.forgetTest(id);
        em.remove(forward);
        em.flush();
        note("forward.remove", gone, gone.describe(), "");
    }

    /** On what the reservations lead their books. */
    private static String kind(Protocol protocol) {
        return "port/" + protocol.word();
    }

    private static String scope(PortForward forward) {
        return target(forward.hypervisorId(), "").key();
    }

    private static Target target(long serverId, String name) {
        return new Target("server", serverId, name);
    }

    private static List<String> values(PortForward forward) {
        String at = forward.publicAddress().isEmpty() ? "" : forward.publicAddress() + " ";
        return forward.ports().all().stream().map(port -> at + port).toList();
    }

    private void take(Checked checked) {
        PortForward forward = checked.forward;
        reservations.take(
                kind(forward.protocol()),
                scope(forward),
                values(forward),
                Text.inert("the forward of " + forward.name() + " to " + checked.guest, 200));
    }

    /** Two who want the same port at the same moment wait for each other: the hypervisor's row is locked. */
    private Checked checked(PortForwardDraft draft, @Nullable PortForward forward, Faults faults, long self) {
        Server hypervisor = faults.take(() -> rules.hypervisor(draft.getHypervisorId()));
        Server guest = hypervisor == null ? null : faults.take(() -> rules.guest(draft.getGuestId(), hypervisor));
        if (hypervisor != null && draft.getGuestId() == null) {
            rules.free(draft, hypervisor, faults, self);
        }
        faults.refuseIfAny();
        if (forward == null || hypervisor == null || guest == null) {
            throw new IllegalStateException("What is missing was refused.");
        }
        em.lock(hypervisor, LockModeType.PESSIMISTIC_WRITE);
        rules.check(forward, hypervisor, guest, self, draft.getForceName());
        return new Checked(forward, hypervisor, guest.name());
    }

    /** One that the caller may change. */
    private PortForward mine(long id) {
        PortForward forward = em.find(PortForward.class, id);
        if (forward == null || servers.find(forward.hypervisorId()).isEmpty()) {
            throw noSuchForward();
        }
        return forward;
    }

    private static Refused noSuchForward() {
        return new Refused(Refused.Why.NOT_FOUND, "There is no such forward, or you may not see it.");
    }

    private String name(long serverId) {
        return servers.find(serverId).map(Server::name).orElse("a guest");
    }

    private PortForward kept(String action, Checked checked, String before) {
        note(action, checked, before, checked.describe());
        return checked.forward;
    }

    private void note(String action, Checked of, String before, String after) {
        Target target = of.hypervisor.target();
        audit.record(action, target.key(), of.forward.name() + " of " + of.hypervisor.name(), before, after);
        comparisons.wantedOtherwise(List.of(target));
    }

    /** A forward with those whom it concerns. */
    private record Checked(PortForward forward, Server hypervisor, String guest) {
        String describe() {
            return forward.describe(hypervisor.name(), guest);
        }
    }
}
