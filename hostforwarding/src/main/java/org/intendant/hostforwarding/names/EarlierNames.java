package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * Wants again where a name of a proxy led when its file was written. Rules that came since lose the name, and go where they have no
 * other; what went or changed is wanted as it was, its passwords too, and must be possible now as everything that somebody adds.
 */
@ApplicationScoped
public class EarlierNames {

    @Inject
    HostNames names;

    @Inject
    HostNameRows rows;

    @Inject
    Servers servers;

    /**
     * Changes what is wanted.
     *
     * @return what becomes wanted otherwise, rule by rule
     * @throws Refused with a sentence for each rule that cannot be wanted again
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<Difference> want(long proxyId, String domain, KeptNames kept) {
        Changes changes = new Changes(servers.get(proxyId));
        List<HostName> now = rows.of(proxyId);
        List<HostName> over = now.stream()
                .filter(rule -> rule.isEnabled() && rule.domains().all().contains(domain))
                .filter(rule -> kept.rules().stream()
                        .noneMatch(one -> there(one, now).filter(rule::equals).isPresent()))
                .toList();
        over.forEach(rule -> changes.without(rule, domain));
        kept.rules().forEach(one -> changes.again(one, there(one, now).orElse(null)));
        changes.adopted(domain, kept.adopted());
        return changes.list();
    }

    /** The rule as which it is still there, or there again. */
    private static Optional<HostName> there(KeptNames.Kept one, List<HostName> now) {
        return now.stream()
                .filter(rule -> rule.id() == one.id())
                .findFirst()
                .or(() -> now.stream().filter(one::isAs).findFirst());
    }

    /** What becomes wanted otherwise, in the words of the trail. */
    private final class Changes {
        private final Server proxy;
        private final List<Difference> differences = new ArrayList<>();
        private final List<Refused.Reason> refusals = new ArrayList<>();

        Changes(Server proxy) {
            this.proxy = proxy;
        }

        void without(HostName rule, String domain) {
            HostNameDraft draft = rule.draft();
            draft.setDomains(rule.domains().all().stream()
                    .filter(name -> !name.equals(domain))
                    .collect(Collectors.joining(" ")));
            if (draft.getDomains().isEmpty()) {
                differences.add(new Difference(rule.name(), described(rule), ""));
                names.remove(rule.id());
            } else {
                change(rule, draft, "The rule of " + rule.name() + " cannot lose this name: ");
            }
        }

        void again(KeptNames.Kept one, @Nullable HostName there) {
            String otherwise = "The rule of " + Text.inert(one.name(), 200) + " cannot be wanted again: ";
            if (there == null) {
                HostNameDraft draft = one.again(0);
                if (possible(draft, 0, otherwise)) {
                    HostName added = names.add(draft);
                    differences.add(new Difference(added.name(), "", described(added)));
                }
            } else if (!one.isAs(there)) {
                change(there, one.again(there.version()), otherwise);
            }
        }

        private void change(HostName rule, HostNameDraft draft, String otherwise) {
            String was = described(rule);
            String logins = rule.options().loginLines();
            if (!possible(draft, rule.id(), otherwise)) {
                return;
            }
            HostName changed = names.change(rule.id(), draft);
            boolean others = !changed.options().loginLines().equals(logins);
            differences.add(new Difference(
                    changed.name(),
                    was + (others ? "passwords: as they are now\n" : ""),
                    described(changed) + (others ? "passwords: as they were then\n" : "")));
        }

        /** Looked at first: what refuses while it adds would leave no transaction in which the others could be looked at. */
        private boolean possible(HostNameDraft draft, long self, String otherwise) {
            try {
                names.tried(draft, self);
                return true;
            } catch (Refused refused) {
                refused.reasons()
                        .forEach(reason -> refusals.add(new Refused.Reason("", otherwise + reason.sentence())));
                return false;
            }
        }

        /** Sites of others that serve this name are out of use as they were then. */
        void adopted(String domain, List<OutOfUse> then) {
            List<OutOfUse> now = rows.adopted(proxy.id());
            List<OutOfUse> after = Stream.concat(
                            now.stream().filter(site -> !site.domains().contains(domain)), then.stream())
                    .toList();
            Stream.concat(now.stream(), after.stream())
                    .distinct()
                    .filter(site -> now.contains(site) != after.contains(site))
                    .forEach(site -> differences.add(new Difference(
                            "Site of others: " + site.path() + " with " + String.join(", ", site.domains()),
                            now.contains(site) ? "out of use\n" : "in use\n",
                            after.contains(site) ? "out of use\n" : "in use\n")));
            rows.adopt(proxy.id(), after);
        }

        private String described(HostName rule) {
            String guest = servers.find(rule.guestId()).map(Server::name).orElse("a guest");
            return rule.describe(proxy.name(), guest) + "\n";
        }

        List<Difference> list() {
            if (!refusals.isEmpty()) {
                throw new Refused(Refused.Why.INVALID, refusals);
            }
            return differences;
        }
    }
}
