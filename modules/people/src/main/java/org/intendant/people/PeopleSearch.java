package org.intendant.people;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
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
    private final Conditions conditions = new Conditions();

    PeopleSearch(EntityManager entities) {
        this.entities = entities;
    }

    Page<Person> page(Query query) {
        conditions(query);
        String where = conditions.where();
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "People can be sorted by username, displayName, role or created.");
        }
        String direction = query.descending() ? " desc" : " asc";
        List<Person> rows = conditions
                .bind(entities.createQuery(
                        "select p from Person p" + where + " order by " + order + direction + ", p.id", Person.class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(entities.createQuery("select count(p) from Person p" + where, Long.class))
                .getSingleResult();
        return new Page<>(rows, total);
    }

    private void conditions(Query query) {
        conditions.search(
                query,
                "(lower(p.username) like :search escape '!' or lower(p.displayName) like :search escape '!'"
                        + " or lower(p.email) like :search escape '!')");
        query.filters().forEach(this::filter);
    }

    private void filter(String name, String value) {
        switch (name) {
            case "role" -> {
                conditions.and("p.role = :role", "role", role(value));
            }
            case "active" -> {
                if (!value.matches("true|false")) {
                    throw new Refused("active", "Give active as true or false.");
                }
                conditions.and("p.active = :active", "active", Boolean.valueOf(value));
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
}
