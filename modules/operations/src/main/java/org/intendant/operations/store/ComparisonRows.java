package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons.Summary;
import org.intendant.operations.Ignored;
import org.intendant.operations.ReadBack;
import org.intendant.operations.Standing;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.plans.Target;
import org.intendant.web.Like;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What planning last found: a row for each kind of thing on each target. */
@Dependent
public class ComparisonRows {

    private static final int LONGEST = 7900;
    private static final int MOST_NAMED = 500;

    private static final String DUE =
            "update comparison set due = ?, claimed_until = case when due > ? then null else claimed_until end";

    private static final String WORST_FIRST =
            "case o.state when 'DIFFERS' then 0 when 'UNKNOWN' then 1 else 2 end, o.target_name, o.kind";

    /** What a list can be sorted by; what is not here never gets into a statement. What was never read comes first. */
    private static final Map<String, String> ORDERS =
            Map.of("name", "o.target_name", "checked", "case when o.checked is null then 0 else 1 end, o.checked");

    /** With the decision that holds now about what was found. */
    private static final String FROM = """
             from comparison o left join ignored_difference i
              on i.kind = o.kind and i.target_key = o.target_key and i.digest = o.digest and o.state = 'DIFFERS' and i.ends > ?""";

    private static final String SELECT = "select o.*, i.ends, i.actor_name, i.at " + FROM;

    private final Sql sql;

    @Inject
    public ComparisonRows(Sql sql) {
        this.sql = sql;
    }

    /** Makes the rows of one planner match its targets; new ones are due at once. */
    public void sync(String kind, Collection<Target> targets, Instant now) {
        Map<String, Target> wanted = targets.stream().collect(Collectors.toMap(Target::key, Function.identity()));
        Set<String> known = new HashSet<>(sql.list(
                row -> row.getString(1) + "\n" + row.getString(2),
                "select target_key, target_name from comparison where kind = ?",
                kind));
        Set<String> knownKeys = known.stream()
                .map(line -> line.substring(0, line.indexOf('\n')))
                .collect(Collectors.toSet());
        for (Target target : wanted.values()) {
            if (!knownKeys.contains(target.key())) {
                add(kind, target, now);
            } else if (!known.contains(target.key() + "\n" + target.name())) {
                sql.update(
                        "update comparison set target_name = ? where kind = ? and target_key = ?",
                        target.name(),
                        kind,
                        target.key());
            }
        }
        knownKeys.stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> sql.update("delete from comparison where kind = ? and target_key = ?", kind, key));
    }

    /** A row that nobody has looked at yet, due at once. */
    public void add(String kind, Target target, Instant now) {
        try {
            sql.update("""
                    insert into comparison (kind, target_type, target_id, target_name, target_key, state, since, sentences, error, due)
                    values (?, ?, ?, ?, ?, 'UNKNOWN', ?, '[]', '', ?)""", kind, target.type(), target.id(), target.name(), target.key(), now, now);
        } catch (StatementFailed failed) {
            if (!failed.duplicate()) {
                throw failed;
            }
        }
    }

    /**
     * Rows that are due and that no other server has in hand; this one has them until the given time.
     *
     * @param unknown those that could not be read last time, or all others
     */
    public List<Due> claim(Instant now, Instant until, int most, boolean unknown) {
        return sql
                .list(
                        row -> new Due(row.getLong("id"), row.getString("kind"), target(row)),
                        """
                        select * from comparison where due <= ? and (claimed_until is null or claimed_until < ?)
                          and case when state = 'UNKNOWN' and error <> '' then 1 else 0 end = ?
                        order by due limit ?""",
                        now,
                        now,
                        unknown ? 1 : 0,
                        most)
                .stream()
                .filter(due -> sql.update(
                                "update comparison set claimed_until = ? where id = ? and (claimed_until is null or claimed_until < ?)",
                                until,
                                due.id(),
                                now)
                        == 1)
                .toList();
    }

    /** When a comparison is due, to be told when it is {@link #found}; empty while there is none. */
    public Optional<Instant> due(String kind, Target target) {
        return sql.first(
                row -> Sql.time(row, "due"),
                "select due from comparison where kind = ? and target_key = ?",
                kind,
                target.key());
    }

    /**
     * Keeps what planning found; {@code since} moves only when the state does, {@code checked} only when it was read.
     *
     * @param begun when it was due as planning began: where that is another time now, something was wanted otherwise or seen
     *     meanwhile, and it is compared once more
     */
    public void found(String kind, Target target, Found found, Optional<Instant> begun, Instant now, Instant nextDue) {
        int updated = sql.update(
                """
                update comparison set since = case when state = ? then since else ? end, state = ?, sentences = ?, error = ?,
                  digest = coalesce(?, digest), adoptable = coalesce(?, adoptable), checked = coalesce(?, checked), due = case when due = ?
                    then cast(? as timestamp(6) with time zone) else cast(? as timestamp(6) with time zone) end, claimed_until = null, target_name = ?
                where kind = ? and target_key = ?""",
                found.state(),
                now,
                found.state(),
                Json.of(found.sentences()),
                found.error().length() > LONGEST ? found.error().substring(0, LONGEST) : found.error(),
                found.state() == State.UNKNOWN ? null : found.digest(),
                found.state() == State.UNKNOWN ? null : found.adoptable(),
                found.state() == State.UNKNOWN ? null : now,
                begun.orElse(nextDue),
                nextDue,
                now,
                target.name(),
                kind,
                target.key());
        if (updated == 0) {
            add(kind, target, now);
            found(kind, target, found, Optional.of(now), now, nextDue);
        }
    }

    /**
     * Targets whose names hold these letters, each once, the shortest name first.
     *
     * @param among keys of targets that alone count, or null for all
     */
    public List<Target> named(String letters, @Nullable Collection<String> among, int most) {
        if (among != null && among.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object> values = new ArrayList<>();
        values.add(Like.containing(letters));
        values.addAll(among == null ? List.of() : among);
        values.add(most);
        return sql.list(
                ComparisonRows::target,
                "select target_type, target_id, target_name from comparison where lower(target_name) like ? escape '!'"
                        + (among == null
                                ? ""
                                : " and target_key in (" + String.join(", ", Collections.nCopies(among.size(), "?"))
                                        + ")")
                        + " group by target_type, target_id, target_name order by length(target_name), target_name limit ?",
                values.toArray());
    }

    /** The names that {@link #list} can be sorted by. */
    public static Set<String> sorts() {
        return ORDERS.keySet();
    }

    /** As the query sorts them, the worst first where it says nothing; its filters do not count. */
    public List<Comparison> list(Filter filter, Function<String, String> titles, Query query, Instant now) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(now);
        values.addAll(filter.values());
        values.add(query.limit());
        values.add(query.offset());
        String by = ORDERS.get(query.sort());
        String order = by == null ? "" : by + (query.descending() ? " desc, " : ", ");
        return sql.list(
                row -> read(row, titles),
                SELECT + filter.where() + " order by " + order + WORST_FIRST + " limit ? offset ?",
                values.toArray());
    }

    public Optional<Comparison> find(String kind, String targetKey, Function<String, String> titles, Instant now) {
        return sql.first(
                row -> read(row, titles), SELECT + " where o.kind = ? and o.target_key = ?", now, kind, targetKey);
    }

    public long count(Filter filter) {
        return sql.number(
                "select count(*) from comparison o" + filter.where(),
                filter.values().toArray());
    }

    /** By target, in one statement: of more targets than a statement should name, all are read and the others left out. */
    public Map<String, Standing> standings(Collection<String> keys) {
        if (keys.size() > MOST_NAMED) {
            Map<String, Standing> all = standings("", new Object[0]);
            all.keySet().retainAll(new HashSet<>(keys));
            return all;
        }
        String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
        return keys.isEmpty() ? Map.of() : standings(" where target_key in (" + marks + ")", keys.toArray());
    }

    private Map<String, Standing> standings(String where, Object[] values) {
        return sql
                .list(row -> Map.entry(row.getString("target_key"), standing(row)), """
                        select target_key, sum(case when state = 'DIFFERS' then 1 else 0 end) as differing,
                          sum(case when state = 'UNKNOWN' then 1 else 0 end) as unknown_ones,
                          sum(case when checked is null then 1 else 0 end) as never, min(checked) as oldest
                        from comparison%s group by target_key""".formatted(where), values)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * How targets stand by one planner, by key. What was in sync and is to be compared before its time is unknown until it is:
     * since then something may be wanted otherwise.
     *
     * @param every how often it is compared of itself
     */
    public Map<String, ReadBack> readBack(String kind, Collection<String> keys, Instant now, Duration every) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        boolean named = keys.size() <= MOST_NAMED;
        List<String> values = new ArrayList<>(List.of(kind));
        values.addAll(named ? keys : List.of());
        Map<String, ReadBack> found = sql
                .list(
                        row -> Map.entry(row.getString("target_key"), readBack(row, now, every)),
                        "select target_key, state, checked, due from comparison where kind = ?"
                                + (named
                                        ? " and target_key in ("
                                                + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")"
                                        : ""),
                        values.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        found.keySet().retainAll(new HashSet<>(keys));
        return found;
    }

    private static ReadBack readBack(ResultSet row, Instant now, Duration every) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Instant checked = Sql.instant(row, "checked");
        Instant due = Sql.time(row, "due");
        boolean early = checked != null && !due.isAfter(now) && due.isBefore(checked.plus(every));
        return new ReadBack(state == State.IN_SYNC && early ? State.UNKNOWN : state, checked);
    }

    /** How many sentences each target's comparison has that differs. */
    public Map<String, Integer> differing(Filter filter) {
        return sql
                .list(
                        row -> Map.entry(
                                row.getString("target_key"),
                                Json.sentences(row.getString("sentences")).size()),
                        "select o.target_key, o.sentences from comparison o"
                                + filter.and("o.state = 'DIFFERS'").where(),
                        filter.values().toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    /** Targets on which something differs, at most so many. */
    public List<String> differingTargets(Filter filter, int most) {
        return sql.list(
                row -> row.getString("target_key"),
                "select distinct o.target_key from comparison o"
                        + filter.and("o.state = 'DIFFERS'").where() + " order by o.target_key fetch first " + most
                        + " rows only",
                filter.values().toArray());
    }

    /** On how many targets something differs: the one number of {@link #summary} that every page needs, by an index. */
    public long countDiffering(Filter filter) {
        filter.and("o.state = 'DIFFERS'");
        return sql.number(
                "select count(distinct o.target_key) from comparison o" + filter.where(),
                filter.values().toArray());
    }

    /** Targets by the worst of their comparisons. */
    public Summary summary(Filter filter) {
        return sql.first(
                        row -> new Summary(
                                row.getLong("in_sync"),
                                row.getLong("differ"),
                                row.getLong("unknown_ones"),
                                row.getLong("never") > 0 ? null : Sql.instant(row, "oldest")),
                        """
                        select coalesce(sum(case when d = 0 and u = 0 then 1 else 0 end), 0) as in_sync,
                          coalesce(sum(case when d > 0 then 1 else 0 end), 0) as differ,
                          coalesce(sum(case when d = 0 and u > 0 then 1 else 0 end), 0) as unknown_ones,
                          coalesce(sum(n), 0) as never, min(first_checked) as oldest
                        from (select o.target_key, sum(case when o.state = 'DIFFERS' then 1 else 0 end) as d,
                          sum(case when o.state = 'UNKNOWN' then 1 else 0 end) as u,
                          sum(case when o.checked is null then 1 else 0 end) as n, min(o.checked) as first_checked
                          from comparison o%s group by o.target_key) as targets""".formatted(filter.where()),
                        filter.values().toArray())
                .orElseThrow();
    }

    /** Targets with something that differs or could not be read, each state of a target once, since the earliest. */
    public List<Amiss> amiss(Instant now) {
        return sql.list(
                row -> new Amiss(
                        target(row),
                        State.valueOf(row.getString("state")),
                        Sql.time(row, "since"),
                        row.getInt("heeded") == 0),
                "select o.target_type, o.target_id, max(o.target_name) as target_name, o.state, min(o.since) as since,"
                        + " sum(case when i.ends is null then 1 else 0 end) as heeded " + FROM
                        + " where o.state = 'DIFFERS' or (o.state = 'UNKNOWN' and o.error <> '')"
                        + " group by o.target_type, o.target_id, o.state",
                now);
    }

    /** Makes all comparisons of these targets due at a time; also those that are being made: once more. */
    public void due(Collection<String> targetKeys, Instant at) {
        List<String> keys = List.copyOf(targetKeys);
        for (int from = 0; from < keys.size(); from += MOST_NAMED) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + MOST_NAMED));
            List<Object> values = new ArrayList<>(List.of(at, at));
            values.addAll(some);
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            sql.update(DUE + " where target_key in (" + marks + ")", values.toArray());
        }
    }

    /** The same of all targets. */
    public void allDue(Instant at) {
        sql.update(DUE, at, at);
    }

    public void forget(String targetKey) {
        sql.update("delete from comparison where target_key = ?", targetKey);
    }

    private static Comparison read(ResultSet row, Function<String, String> titles) throws SQLException {
        return new Comparison(
                row.getString("kind"),
                titles.apply(row.getString("kind")),
                target(row),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "checked"),
                Sql.time(row, "since"),
                Json.sentences(row.getString("sentences")),
                row.getString("error"),
                row.getString("digest"),
                row.getInt("adoptable"),
                ignored(row));
    }

    private static @Nullable Ignored ignored(ResultSet row) throws SQLException {
        Instant ends = Sql.instant(row, "ends");
        return ends == null ? null : new Ignored(ends, row.getString("actor_name"), Sql.time(row, "at"));
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(row.getString("target_type"), row.getLong("target_id"), row.getString("target_name"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        int differing = row.getInt("differing");
        int unknown = row.getInt("unknown_ones");
        State state = differing > 0 ? State.DIFFERS : unknown > 0 ? State.UNKNOWN : State.IN_SYNC;
        return new Standing(state, row.getInt("never") > 0 ? null : Sql.instant(row, "oldest"), differing, unknown);
    }

    /**
     * A target that is not as it should be, or of which that is not known.
     *
     * @param ignored whether somebody decided to leave all of it for now
     */
    public record Amiss(Target target, State state, Instant since, boolean ignored) {}

    /** A comparison to be made. */
    public record Due(long id, String kind, Target target) {}

    /** What planning found: a state, what it would do, the digest of that, and how much of others could be adopted; or why it is unknown. */
    public record Found(State state, List<String> sentences, String digest, int adoptable, String error) {

        private static final int MOST = 500;

        public Found {
            sentences = sentences.stream().limit(MOST).toList();
        }
    }
}
