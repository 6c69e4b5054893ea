package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;

/**
 * Wants again what was forwarded on a hypervisor when its rules were written. What is the same stays as it is, with its comment;
 * what came since is wanted no more; what went is wanted again, and must be possible now as everything that somebody adds.
 * Forwards that are off were in no rules and stay off. Rules of others are out of use as they were then.
 */
@ApplicationScoped
public class EarlierForwards {

    @Inject
    PortForwards forwards;

    @Inject
    PortForwardRows rows;

    @Inject
    Servers servers;

    /**
     * Changes what is wanted.
     *
     * @return what becomes wanted otherwise, by port
     * @throws Refused with a sentence for each forward that cannot be wanted again
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<Difference> want(long hypervisorId, KeptForwards kept) {
        Server hypervisor = servers.get(hypervisorId);
        List<PortForward> now = rows.of(hypervisorId);
        List<KeptForwards.Kept> missing = kept.forwards().stream()
                .filter(one -> now.stream().noneMatch(forward -> forward.isEnabled() && one.isAs(forward)))
                .toList();
        List<PortForward> over = now.stream()
                .filter(forward -> forward.isEnabled()
                        ? kept.forwards().stream().noneMatch(one -> one.isAs(forward))
                        : missing.stream().anyMatch(one -> one.id() == forward.id()))
                .toList();
        Changes changes = new Changes(hypervisor);
        over.forEach(changes::before);
        over.forEach(forward -> forwards.remove(forward.id()));
        List<Refused.Reason> refusals = new ArrayList<>();
        missing.forEach(one -> add(one, changes, refusals));
        changes.adopted(rows.adopted(hypervisorId), kept.adopted());
        rows.adopt(hypervisorId, kept.adopted());
        if (!refusals.isEmpty()) {
            throw new Refused(Refused.Why.INVALID, refusals);
        }
        return changes.list();
    }

    /** Looked at first: what refuses while it adds would leave no transaction in which the others could be looked at. */
    private void add(KeptForwards.Kept one, Changes changes, List<Refused.Reason> refusals) {
        PortForwardDraft draft = one.draft(changes.hypervisor.id());
        try {
            forwards.tried(draft, 0);
        } catch (Refused refused) {
            refused.reasons()
                    .forEach(reason -> refusals.add(new Refused.Reason(
                            "", Text.inert(one.words(), 200) + " cannot be wanted again: " + reason.sentence())));
            return;
        }
        changes.after(forwards.add(draft));
    }

    /** What becomes wanted otherwise, in the words of the trail. */
    private final class Changes {
        private final Server hypervisor;
        private final Map<String, Difference> byName = new LinkedHashMap<>();

        Changes(Server hypervisor) {
            this.hypervisor = hypervisor;
        }

        void before(PortForward forward) {
            byName.put(forward.name(), new Difference(forward.name(), described(forward), ""));
        }

        void after(PortForward forward) {
            Difference was = byName.get(forward.name());
            byName.put(
                    forward.name(),
                    new Difference(forward.name(), was == null ? "" : was.before(), described(forward)));
        }

        void adopted(List<String> before, List<String> after) {
            Stream.concat(before.stream(), after.stream())
                    .distinct()
                    .filter(rule -> before.contains(rule) != after.contains(rule))
                    .forEach(rule -> byName.put(
                            rule,
                            new Difference(
                                    "Rule of others: " + Text.inert(rule, 300),
                                    before.contains(rule) ? "out of use\n" : "in use\n",
                                    after.contains(rule) ? "out of use\n" : "in use\n")));
        }

        private String described(PortForward forward) {
            String guest = servers.find(forward.guestId()).map(Server::name).orElse("a guest");
            return forward.describe(hypervisor.name(), guest) + "\n";
        }

        List<Difference> list() {
            return List.copyOf(byName.values());
        }
    }
}
