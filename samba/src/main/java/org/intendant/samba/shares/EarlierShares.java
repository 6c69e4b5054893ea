package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.intendant.samba.shares.KeptShares.Kept;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * Wants again what was shared by a server when its file was written. What came since is wanted no more; what went or changed is
 * wanted as it was, and must be possible now as everything that somebody adds. Passwords stay as they are; users that come again
 * get new ones.
 */
@ApplicationScoped
public class EarlierShares {

    @Inject
    Shares shares;

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
                            "The share " + Text.inert(one.name(), 64) + " cannot be wanted again: "
                                    + reason.sentence())));
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
