package org.intendant.people.groups;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds groups. Only what stands here can be sorted or filtered by. */
final class GroupSearch {

    private static final String FROM = " from PersonGroup g join Person o on o.id = g.ownerId";
    private static final Map<String, String> SORTS =
            Map.of("", "lower(g.name)", "name", "lower(g.name)", "owner", "o.username", "people", "size(g.people)");

    private final EntityManager entities;
    private final Conditions conditions = new Conditions();

    GroupSearch(EntityManager entities) {
        this.entities = entities;
    }

    Page<GroupRow> page(Query query) {
        conditions.search(query, "(lower(g.name) like :search escape '!' or o.username like :search escape '!')");
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Groups can be sorted by name, owner or people.");
        }
        String where = FROM + conditions.where();
        List<GroupRow> rows = conditions
                .bind(entities.createQuery(
                        "select g.id, g.name, g.ownerId, o.username, size(g.people)" + where + " order by " + order
                                + (query.descending() ? " desc" : " asc") + ", g.id",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultStream()
                .map(GroupSearch::row)
                .toList();
        return new Page<>(
                rows,
                conditions
                        .bind(entities.createQuery("select count(g)" + where, Long.class))
                        .getSingleResult());
    }

    private static GroupRow row(Object[] row) {
        return new GroupRow(
                (Long) row[0], (String) row[1], (Long) row[2], (String) row[3], ((Number) row[4]).longValue());
    }

    private void filter(String name, String value) {
        switch (name) {
            case "owner" -> conditions.and("g.ownerId = :owner", name, Conditions.id(name, value));
            case "person" -> conditions.and(":person member of g.people", name, Conditions.id(name, value));
            default -> throw new Refused(name, "Groups can be filtered by owner and person.");
        }
    }
}
