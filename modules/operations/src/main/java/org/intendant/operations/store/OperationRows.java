package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.RecentOperations.Day;
import org.intendant.operations.TitledOperation;
import org.intendant.people.Actor;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** The rows of operations, as people see and start them. */
@Dependent
public class OperationRows {

    private static final int MOST_SUBJECT = 1000;

    private static final String SELECT = """
            select o.*, (select count(*) from operation_part p where p.operation = o.id) as parts,
              (select count(*) from operation_part p where p.operation = o.id and p.ended is not null) as parts_ended
            from operation o""";

    /** What a list can be sorted by; what is not here never gets into a statement. */
    private static final Map<String, String> ORDERS = Map.of(
            "id", "o.id",
            "title", "lower(o.title)",
            "state", "o.state",
            "actorName", "lower(o.actor_name)");

    private final Sql sql;

    @Inject
    public OperationRows(Sql sql) {
        this.sql = sql;
    }

    /** Adds a waiting operation and answers its number. */
    public long add(Order order, Actor actor, Instant now, @Nullable Long retryOf) {
        return sql.insert(
                """
                insert into operation (kind, title, subject, actor_id, actor_name, lane, state, at_once, details, created,
                  epoch, retry_of, log_total) values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, 0, ?, 0)""",
                order.kind(),
                order.title(),
                subject(order),
                actor.personId(),
                actor.name(),
                order.lane(),
                Math.max(1, order.parallel()),
                Json.of(order.details()),
                now,
                retryOf);
    }

    private static String subject(Order order) {
        String subject = order.details().getOrDefault(Order.SUBJECT, "");
        return subject.length() > MOST_SUBJECT ? subject.substring(0, MOST_SUBJECT - 1) + "…" : subject;
    }

    public Optional<Operation> find(long id) {
        return sql.first(OperationRows::read, SELECT + " where o.id = ?", id);
    }

    /** What the worker needs beside what people see. */
    public Optional<Ordered> ordered(long id) {
        return sql.first(
                row -> new Ordered(row.getInt("at_once"), Json.texts(row.getString("details"))),
                "select at_once, details from operation where id = ?",
                id);
    }

    /** The names that {@link #page} can be sorted by. */
    public static Set<String> sorts() {
        return ORDERS.keySet();
    }

    /** As the query sorts them, the newest first where it says nothing; its filters do not count. */
    public List<Operation> page(Filter filter, Query query) {
        String by = ORDERS.get(query.sort());
        return list(filter, by == null ? "" : by + (query.descending() ? " desc, " : ", "), query);
    }

    /** Newest first. */
    public List<Operation> list(Filter filter, int offset, int limit) {
        return list(filter, "", Query.all().part(offset, limit));
    }

    private List<Operation> list(Filter filter, String order, Query part) {
        List<@Nullable Object> values = new ArrayList<>(filter.values());
        values.add(part.limit());
        values.add(part.offset());
        return sql.list(
                OperationRows::read,
                SELECT + filter.where() + " order by " + order + "o.id desc limit ? offset ?",
                values.toArray());
    }

    /** Newest first, by what people know them by. */
    public List<TitledOperation> titled(Filter filter, int limit) {
        List<@Nullable Object> values = new ArrayList<>(filter.values());
        values.add(limit);
        return sql.list(
                OperationRows::titled,
                "select o.id, o.title, o.subject, o.actor_name, o.state from operation o" + filter.where()
                        + " order by o.id desc limit ?",
                values.toArray());
    }

    /** What is not at its end, with the key of each target where it is not, and with the state that it has there. */
    public List<Map.Entry<String, TitledOperation>> underway(Filter filter, int limit) {
        List<@Nullable Object> values = new ArrayList<>(filter.values());
        values.add(limit);
        return sql.list(
                row -> Map.entry(row.getString("target_key"), titled(row)),
                "select u.target_key, o.id, o.title, o.subject, o.actor_name, u.state from operation o"
                        + " join operation_part u on u.operation = o.id and u.ended is null"
                        + filter.and("o.ended is null").where() + " order by o.id limit ?",
                values.toArray());
    }

    private static TitledOperation titled(ResultSet row) throws SQLException {
        return new TitledOperation(
                row.getLong("id"),
                row.getString("title"),
                row.getString("subject"),
                row.getString("actor_name"),
                OperationState.valueOf(row.getString("state")));
    }

    public long count(Filter filter) {
        return sql.number(
                "select count(*) from operation o" + filter.where(),
                filter.values().toArray());
    }

    /** How many there are, by kind and state. */
    public List<Count> counts() {
        return sql.list(
                row -> new Count(row.getString(1), OperationState.valueOf(row.getString(2)), row.getLong(3)),
                "select kind, state, count(*) from operation group by kind, state order by kind, state");
    }

    /** What ended after that time, and what runs or waits; a failure that a later operation repeats is not counted. */
    public Day day(Filter filter, Instant since) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(since);
        values.add(since);
        values.addAll(filter.values());
        return sql.first(
                        row -> new Day(row.getLong("running"), row.getLong("failed"), row.getLong("succeeded")),
                        """
                        select coalesce(sum(case when o.state in ('RUNNING', 'WAITING') then 1 else 0 end), 0) as running,
                          coalesce(sum(case when o.state in ('FAILED', 'LOST') and o.ended > ? and not exists
                            (select 1 from operation r where r.retry_of = o.id) then 1 else 0 end), 0) as failed,
                          coalesce(sum(case when o.state = 'SUCCEEDED' and o.ended > ? then 1 else 0 end), 0) as succeeded
                        from operation o""" + filter.where(),
                        values.toArray())
                .orElseThrow();
    }

    /** Ends a waiting operation that no worker has, in every part; false when a worker was faster. */
    public boolean cancelUnclaimed(long id, Instant now) {
        if (sql.update(
                        "update operation set state = 'CANCELLED', ended = ?, cancel_asked = ? where id = ? and node is null and state = 'WAITING'",
                        now,
                        now,
                        id)
                == 0) {
            return false;
        }
        sql.update(
                "update operation_part set state = 'CANCELLED', ended = ? where operation = ? and state = 'WAITING'",
                now,
                id);
        sql.update("delete from operation_lock where operation = ?", id);
        return true;
    }

    /** Remembers that somebody asked; parts that did not begin end at once. */
    public void askToCancel(long id, Instant now) {
        sql.update("update operation set cancel_asked = coalesce(cancel_asked, ?) where id = ?", now, id);
    }

    private static Operation read(ResultSet row) throws SQLException {
        return new Operation(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("subject"),
                Sql.longOrNull(row, "actor_id"),
                row.getString("actor_name"),
                Order.Lane.valueOf(row.getString("lane")),
                OperationState.valueOf(row.getString("state")),
                Sql.time(row, "created"),
                Sql.instant(row, "started"),
                Sql.instant(row, "ended"),
                Sql.instant(row, "cancel_asked"),
                Sql.longOrNull(row, "retry_of"),
                row.getInt("parts"),
                row.getInt("parts_ended"));
    }

    /** The order's other half: how many parts at once, and the work's own words. */
    public record Ordered(int parallel, Map<String, String> details) {}

    /** How many operations of a kind are in a state. */
    public record Count(String kind, OperationState state, long number) {}

    /** Conditions on {@code operation o} with their values. */
    public record Filter(List<String> conditions, List<@Nullable Object> values) {

        public static Filter none() {
            return new Filter(new ArrayList<>(), new ArrayList<>());
        }

        public Filter and(String condition, @Nullable Object... more) {
            conditions.add(condition);
            values.addAll(java.util.Arrays.asList(more));
            return this;
        }

        /** Only rows that hold one of these keys; none where there is no key. */
        public Filter andOneOf(String column, Collection<String> keys) {
            return keys.isEmpty()
                    ? and("1 = 0")
                    : and(
                            column + " in (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")",
                            keys.toArray());
        }

        public String where() {
            return conditions.isEmpty()
                    ? ""
                    : conditions.stream().collect(Collectors.joining(") and (", " where (", ")"));
        }
    }
}
