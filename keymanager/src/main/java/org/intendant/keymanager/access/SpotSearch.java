package org.intendant.keymanager.access;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.intendant.people.groups.GroupPersonSeals;
import org.intendant.plans.Refused;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.accounts.Account;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds managed accounts by who may log in there. Only what stands here can be sorted or filtered by. */
final class SpotSearch {

    private static final String FROM = " from Account a join Server s on s.id = a.serverId";
    private static final String SPOT = "select s.id, s.name, a.id, a.name";
    private static final String HERE =
            "g.serverId = s.id and (g.accountId = 0 or g.accountId = a.id) and (g.ends is null or g.ends > :now)";
    private static final Map<String, String> SORTS = Map.of("", "s.name", "server", "s.name", "account", "a.name");

    private final EntityManager entities;
    private final GroupPersonSeals groups;
    private final OwnerSeals owners;
    private final Conditions conditions = new Conditions();

    SpotSearch(EntityManager entities, GroupPersonSeals groups, OwnerSeals owners, Instant now) {
        this.entities = entities;
        this.groups = groups;
        this.owners = owners;
        conditions.and("a.wish = :present", "present", Account.Wish.PRESENT).with("now", now);
    }

    /** Some accounts, as a list asks for them. */
    Page<Spot> page(Query query) {
        conditions.search(query, "concat(a.name, '@', s.name) like :search escape '!'");
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Who can log in where is sorted by server or account.");
        }
        String where = FROM + conditions.where();
        List<Spot> spots = conditions
                .bind(entities.createQuery(
                        SPOT + where + " order by " + order + (query.descending() ? " desc" : "") + ", s.name, a.name",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultStream()
                .map(SpotSearch::spot)
                .toList();
        return new Page<>(
                spots,
                conditions
                        .bind(entities.createQuery("select count(a)" + where, Long.class))
                        .getSingleResult());
    }

    /** All accounts of these servers. */
    List<Spot> on(Collection<Long> serverIds) {
        conditions.and("s.id in :servers", "servers", serverIds);
        return conditions
                .bind(entities.createQuery(
                        SPOT + FROM + conditions.where() + " order by s.name, a.name", Object[].class))
                .getResultStream()
                .map(SpotSearch::spot)
                .toList();
    }

    private static Spot spot(Object[] row) {
        return new Spot((Long) row[0], (String) row[1], (Long) row[2], (String) row[3]);
    }

    private void filter(String name, String value) {
        conditions.and(condition(name));
        long id = Conditions.id(name, value);
        if (name.equals("person")) {
            conditions.with("owned", owners.mine(id)).with("groups", groups.mine(id));
        } else {
            conditions.with(name, id);
        }
    }

    private static String condition(String filter) {
        return switch (filter) {
            case "server" -> "s.id = :server";
            case "account" -> "a.id = :account";
            case "group" -> "exists (select g.id from AccessGrant g where g.groupId = :group and " + HERE + ")";
            case "person" ->
                "(s.id in :owned or exists (select g.id from AccessGrant g where g.groupId in :groups and " + HERE
                        + "))";
            case "from" ->
                "exists (select g.id from AccessGrant g where (exists (select h.id from GroupServer h where h.groupId ="
                        + " g.groupId and h.serverId = :from) or exists (select h.id from GroupKey h, AccountKey k where"
                        + " h.groupId = g.groupId and k.id = h.accountKeyId and k.serverId = :from)) and " + HERE + ")";
            default ->
                throw new Refused(
                        filter, "Who can log in where is filtered by person, server, account, group and from.");
        };
    }
}
