package org.intendant.people.groups;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.web.Like;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds groups. Only what stands here can be sorted or filtered by. */
final class GroupSearch {

    private static final String FROM = " from PersonGroup g join Person o on o.id = g.ownerId where ";
    private static final Map<String, String> SORTS =
            Map.of("", "lower(g.name)", "name", "lower(g.name)", "owner", "o.username", "people", "size(g.people)");

    private final EntityManager entities;
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();

    GroupSearch(EntityManager entities) {
        this.entities = entities;
    }

    Page<GroupRow> page(Query query) {
        if (!query.search().isEmpty()) {
            conditions.add("(lower(g.name) like :search escape '!' or o.username like :search escape '!')");
            values.put("search", Like.containing(query.search()));
        }
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Groups can be sorted by name, owner or people.");
        }
        String where = FROM + String.join(" and ", conditions);
        List<GroupRow> rows = bound(entities.createQuery(
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
                bound(entities.createQuery("select count(g)" + where, Long.class))
                        .getSingleResult());
    }

    private static GroupRow row(Object[] row) {
        return new GroupRow(
                (Long) row[0], (String) row[1], (Long) row[2], (String) row[3], ((Number) row[4]).longValue());
    }

    private void filter(String name, String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw new Refused(name, "Give a number.");
        }
        switch (name) {
            case "owner" -> conditions.add("g.ownerId = :owner");
            case "person" -> conditions.add(":person member of g.people");
            default -> throw new Refused(name, "Groups can be filtered by owner and person.");
        }
        values.put(name, Long.valueOf(value));
    }

    private <T> TypedQuery<T> bound(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
