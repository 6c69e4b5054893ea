package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
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
 * All rules that lead host names to guests. Wishing changes no host: the plan of the proxy does, once approved. Members see those
 * of servers that they own, and change those of proxies that they own, to guests that they own.
 */
@ApplicationScoped
public class HostNames {

    /** The planner's. */
    public static final String KIND = "hostforwarding";

    /** What a rule is called where it is asked why it is down. */
    public static final String PATH = "name";

    private static final String LEDGER = "host-name";

    @PersistenceContext
    EntityManager em;

    @Inject
    HostNameRows rows;

    @Inject
    HostNameRules rules;

    @Inject
    HostNameSearch search;

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
     * Rules as lists show them.
     *
     * @param query searches host names, names of proxies and guests, paths and comments; filters {@code id}, {@code proxy},
     *     {@code guest}, {@code server} (either of both; primary keys), {@code https} and {@code enabled} (yes, no); sorts by
     *     {@code name}, {@code proxy} and {@code guest}
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<HostNameRow> page(Query query) {
        return search.page(query, actor.seesOnlyOf());
    }

    /** All from or to a server, up to 500. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<HostNameRow> of(long serverId) {
        servers.get(serverId);
        return page(new Query("", Map.of("server", Long.toString(serverId)), "", false, 0, Query.MOST))
                .rows();
    }

    /** @throws Refused as not found when there is none that the caller may see */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public HostNameRow get(long id) {
        return page(new Query("", Map.of("id", Long.toString(id)), "", false, 0, 1)).rows().stream()
                .findFirst()
                .orElseThrow(HostNames::noSuchRule);
    }

    /** Name → primary key of the servers to which a proxy can lead: guests beside it, its own, and itself. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, Long> guests(long proxyId) {
        return rules.guests(servers.get(proxyId));
    }

    /** What the form of a change begins with; of passwords only the names. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public HostNameDraft draft(long id) {
        return mine(id).draft();
    }

    /**
     * Wants a rule.
     *
     * @throws Refused naming every field that is wrong
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public HostName add(HostNameDraft draft) {
        Faults faults = new Faults();
        HostName rule = faults.take(() -> new HostName(draft));
        Checked checked = checked(draft, rule, faults, null, 0);
        em.persist(checked.rule);
        em.flush();
        take(checked);
        return kept("name.add", checked, "");
    }

    /**
     * Refuses what {@link #add} or {@link #change} would; nothing is written.
     *
     * @param self primary key of the rule that would be changed, or 0
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional(dontRollbackOn = Refused.class)
    public void tried(HostNameDraft draft, long self) {
        Faults faults = new Faults();
        HostNameDraft before = self == 0 ? null : mine(self).draft();
        HostName rule =
                faults.take(() -> self == 0 ? new HostName(draft) : mine(self).tried(draft));
        checked(draft, rule, faults, before, self);
    }

    /**
     * Changes a rule; it stays on its proxy.
     *
     * @throws Refused naming every field that is wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public HostName change(long id, HostNameDraft draft) {
        HostName rule = mine(id);
        if (rule.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "The rule of " + rule.name() + " was changed by somebody else since you opened it.");
        }
        Checked was = new Checked(rule, servers.get(rule.proxyId()), name(rule.guestId()));
        String before = was.describe();
        HostNameDraft read = rule.draft();
        reservations.release(LEDGER, scope(rule), rule.taken().toList());
        Faults faults = new Faults();
        faults.take(() -> {
            rule.change(draft);
            return rule;
        });
        Checked checked = checked(draft, rule, faults, read, id);
        em.flush();
        take(checked);
        rows.forgetTest(id);
        return kept("name.change", checked, before);
    }

    /** Wants it no more; the plan that takes it from the host must still be approved. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void remove(long id) {
        HostName rule = mine(id);
        Checked gone = new Checked(rule, servers.get(rule.proxyId()), name(rule.guestId()));
        reservations.release(LEDGER, scope(rule), rule.taken().toList());
        rows.forgetTest(id);
        em.remove(rule);
        em.flush();
        note("name.remove", gone, gone.describe(), "");
    }

    private static String scope(HostName rule) {
        return new Target("server", rule.proxyId(), "").key();
    }

    private void take(Checked checked) {
        HostName rule = checked.rule;
        reservations.take(
                LEDGER,
                scope(rule),
                rule.taken().toList(),
                Text.inert("the rule " + rule.id() + " of " + rule.name() + " to " + checked.guest, 200));
    }

    /** Two who want the same name at the same moment wait for each other: the proxy's row is locked. */
    private Checked checked(
            HostNameDraft draft, @Nullable HostName rule, Faults faults, @Nullable HostNameDraft before, long self) {
        Server proxy = faults.take(() -> rules.proxy(draft.getProxyId()));
        Server guest = proxy == null ? null : faults.take(() -> rules.guest(draft.getGuestId(), proxy));
        faults.refuseIfAny();
        if (rule == null || proxy == null || guest == null) {
            throw new IllegalStateException("What is missing was refused.");
        }
        em.lock(proxy, LockModeType.PESSIMISTIC_WRITE);
        rules.check(rule, proxy, before, self);
        return new Checked(rule, proxy, guest.name());
    }

    /** One that the caller may change. */
    private HostName mine(long id) {
        HostName rule = em.find(HostName.class, id);
        if (rule == null || servers.find(rule.proxyId()).isEmpty()) {
            throw noSuchRule();
        }
        return rule;
    }

    private static Refused noSuchRule() {
        return new Refused(Refused.Why.NOT_FOUND, "There is no such rule, or you may not see it.");
    }

    private String name(long serverId) {
        return servers.find(serverId).map(Server::name).orElse("a guest");
    }

    private HostName kept(String action, Checked checked, String before) {
        note(action, checked, before, checked.describe());
        return checked.rule;
    }

    private void note(String action, Checked of, String before, String after) {
        Target target = of.proxy.target();
        audit.record(action, target.key(), of.rule.name() + " of " + of.proxy.name(), before, after);
        comparisons.wantedOtherwise(List.of(target));
    }

    /** A rule with those whom it concerns. */
    private record Checked(HostName rule, Server proxy, String guest) {
        String describe() {
            return rule.describe(proxy.name(), guest);
        }
    }
}
