package org.intendant.web;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Refused;

/** What the rows of a list must satisfy: conditions of JPQL, and the values of the parameters in them. */
public final class Conditions {

    private final List<String> all = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();

    public Conditions and(String condition) {
        all.add(condition);
        return this;
    }

    public Conditions and(String condition, String parameter, Object value) {
        return and(condition).with(parameter, value);
    }

    /** A parameter that stands elsewhere in the statement, or in several conditions. */
    public Conditions with(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    /** Where somebody searches: {@code :search} is a pattern for {@code like :search escape '!'} of what is in small letters. */
    public Conditions search(Query query, String condition) {
        return query.search().isEmpty() ? this : and(condition, "search", Like.containing(query.search()));
    }

    /** Where somebody filters by a primary key: the parameter is called as the filter. */
    public Conditions id(Query query, String filter, String condition) {
        String value = query.filter(filter);
        return value.isEmpty() ? this : and(condition, filter, id(filter, value));
    }

    /** Where somebody filters by {@code yes} or {@code no}: the parameter is called as the filter. */
    public Conditions flag(Query query, String filter, String condition) {
        return switch (query.filter(filter)) {
            case "" -> this;
            case "yes" -> and(condition, filter, true);
            case "no" -> and(condition, filter, false);
            default -> throw new Refused(filter, "Filter by yes or no.");
        };
    }

    /** @throws Refused by the name of the filter where its value is none */
    public static long id(String filter, String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw new Refused(filter, "Give a primary key, a number.");
        }
        return Long.parseLong(value);
    }

    /** From {@code where} on, with a space before it. */
    public String where() {
        return " where " + String.join(" and ", all);
    }

    /** The statement with the values of the parameters that stand in it. */
    public <T> TypedQuery<T> bind(TypedQuery<T> statement) {
        statement.getParameters().forEach(one -> statement.setParameter(one.getName(), values.get(one.getName())));
        return statement;
    }
}
