package org.intendant.keymanager.access;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.intendant.operations.ReadBack;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Who can log in where, and why, as Intendant wants it, and whether hosts are so. Members see their own ways in alone. */
@ApplicationScoped
public class Accesses {

    @Inject
    SnapshotRows rows;

    @Inject
    ReadBacks readBacks;

    @Inject
    CurrentActor actor;

    /**
     * Accounts, each with who can log in there and whether its host is proven to be so, in as many statements for many as for few.
     *
     * @param query searches {@code root@web1}; filters {@code server}, {@code account}, {@code group} (what this group
     *     gives), {@code person} (where this person can log in), {@code from} (where keys of this server log in), primary
     *     keys all; sorts by server or account
     * @throws Refused for another filter or sort, and as not found when a member asks for somebody else
     */
    @Allowed(Permission.SEE_ACCESS)
    @Transactional
    public Page<AccessRow> page(Query query) {
        Query asked = actor.seesOnlyOf().map(own -> only(query, own)).orElse(query);
        Page<Spot> spots = rows.spots(asked);
        Only only = new Only(number(asked, "person"), number(asked, "from"), number(asked, "group"));
        Map<Spot, List<Way>> ways =
                Ways.of(rows.of(spots.rows(), only)).stream().collect(groupingBy(Way::spot));
        Function<Spot, @Nullable ReadBack> read = readBacks.of(spots.rows(), ways::containsKey);
        return spots.map(spot -> new AccessRow(spot, ways.getOrDefault(spot, List.of()), read.apply(spot)));
    }

    /** The same of one's own ways in alone. */
    private static Query only(Query query, long own) {
        Map<String, String> filters = new HashMap<>(query.filters());
        String person = filters.put("person", Long.toString(own));
        boolean others = person != null && !person.equals(Long.toString(own));
        if (others || filters.containsKey("group") || filters.containsKey("from")) {
            throw new Refused(Why.NOT_FOUND, "There is no such person or group, or you may not see it.");
        }
        return new Query(query.search(), filters, query.sort(), query.descending(), query.offset(), query.limit());
    }

    /** A filter that was looked at already, as a number. */
    private static @Nullable Long number(Query query, String filter) {
        return Optional.of(query.filter(filter))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .orElse(null);
    }
}
