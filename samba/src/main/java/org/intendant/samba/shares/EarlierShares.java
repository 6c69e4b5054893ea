package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.intendant.samba.shares.KeptShares.Kept;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * Wants what a file of a server's shares said, an earlier version of it or one that another hand changed. What it does not name
 * is wanted no more; what is missing or otherwise is wanted so, and must be possible now as everything that somebody adds.
 * Passwords stay as they are; users that come again get new ones. Sections of others are out of use as they were then.
 */
@ApplicationScoped
public class EarlierShares {

    @Inject
    Shares shares;

    @Inject
    ShareRows rows;

    /**
     * Changes what is wanted.
     *
     * @return what becomes wanted otherwise, by name
     * @throws Refused with a sentence for each share that cannot be wanted again
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<Difference> want(long serverId, KeptShares kept) {
        List<Difference> differences = new ArrayList<>();
        List<Refused.Reason> refusals = new ArrayList<>();
        List<ShareRow> now = shares.of(serverId);
        for (ShareRow row : now) {
            if (kept.shares().stream().noneMatch(one -> one.id() == row.id())) {
                differences.add(new Difference(row.name(), described(row), ""));
                shares.remove(row.id());
            }
        }
        differences.addAll(adopted(rows.adopted(serverId), kept.adopted()));
        rows.adopt(serverId, kept.adopted());
        for (Kept one : kept.shares()) {
            Optional<ShareRow> there =
                    now.stream().filter(row -> row.id() == one.id()).findFirst();
            if (there.filter(one::isAs).isEmpty()) {
                again(serverId, one, there.orElse(null), differences, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refused(Refused.Why.INVALID, refusals);
        }
        return differences;
    }

    private static List<Difference> adopted(List<String> before, List<String> after) {
        return Stream.concat(before.stream(), after.stream())
                .distinct()
                .filter(section -> before.contains(section) != after.contains(section))
                .map(section -> new Difference(
                        "Section of others: [" + AdoptedSection.name(section) + "]",
                        before.contains(section) ? "out of use\n" : "in use\n",
                        after.contains(section) ? "out of use\n" : "in use\n"))
                .toList();
    }

    /** Looked at first: what refuses while it adds would leave no transaction in which the others could be looked at. */
    private void again(
            long serverId,
            Kept one,
            @Nullable ShareRow there,
            List<Difference> differences,
            List<Refused.Reason> refusals) {
        ShareDraft draft = one.draft(serverId, there == null ? 0 : there.version());
        try {
            shares.tried(draft, there == null ? 0 : there.id());
        } catch (Refused refused) {
            refused.reasons()
                    .forEach(reason -> refusals.add(new Refused.Reason(
                            "",
                            "The share " + Text.inert(one.name(), 64) + " cannot be wanted so: " + reason.sentence())));
            return;
        }
        long id = (there == null ? shares.add(draft) : shares.change(there.id(), draft)).id();
        differences.add(new Difference(one.name(), there == null ? "" : described(there), described(shares.get(id))));
    }

    private static String described(ShareRow row) {
        return "folder: " + row.folder() + "\nname: " + row.name() + "\nmay write: " + String.join(", ", row.writers())
                + "\nmay read: " + String.join(", ", row.readers()) + "\ncomment: " + row.comment() + "\nbrowseable: "
                + (row.browseable() ? "yes" : "no") + "\nguests: " + (row.guests() ? "may read" : "no") + "\n";
    }
}
