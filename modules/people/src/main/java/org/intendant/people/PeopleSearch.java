package org.intendant.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.web.Like;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds people. Only what stands here can be sorted or filtered by. */
final class PeopleSearch {

    private static final Map<String, String> SORTS = Map.of(
            "", "p.username",
            "username", "p.username",
            "displayName", "lower(p.displayName)",
            "role", "p.role",
            "created", "p.created");

    private final EntityManager entities;
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();

    PeopleSearch(EntityManager entities) {
        this.entities = entities;
    }

    Page<Person> page(Query query) {
        conditions(query);
        String where = " where " + String.join(" and ", conditions);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "People can be sorted by username, displayName, role or created.");
        }
        String direction = query.descending() ? " desc" : " asc";
        List<Person> rows = bound(entities.createQuery(
                        "select p from Person p" + where + " order by " + order + direction + ", p.id", Person.class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = bound(entities.createQuery("select count(p) from Person p" + where, Long.class))
                .getSingleResult();
        return new Page<>(rows, total);
    }

    private void conditions(Query query) {
        if (!query.search().isEmpty()) {
            conditions.add("(lower(p.username) like :search escape '!' or lower(p.displayName) like :search escape '!'"
                    + " or lower(p.email) like :search escape '!')");
            values.put("search", Like.containing(query.search()));
        }
        query.filters().forEach(this::filter);
    }

    private void filter(String name, String value) {
        switch (name) {
            case "role" -> {
                conditions.add("p.role = :role");
                values.put("role", role(value));
            }
            case "active" -> {
                if (!value.matches("true|false")) {
                    throw new Refused("active", "Give active as true or false.");
                }
                conditions.add("p.active = :active");
                values.put("active", Boolean.valueOf(value));
            }
            default -> throw new Refused(name, "People can be filtered by role and active.");
        }
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Refused("role", "The roles are admin, operator, viewer and member."));
    }

    private <T> TypedQuery<T> bound(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
