package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.intendant.operations.FileVersion;
import org.intendant.operations.FileVersion.Deed;
import org.intendant.operations.WrittenFile;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Finds files that were written on targets, and their versions. */
@Dependent
public class WrittenFileRows {

    private static final int MOST_VERSIONS = 500;

    private static final String SELECT = """
            select f.id, f.target_type, f.target_id, f.target_name, f.path, v.number, v.deed, v.hash, v.rights, v.wanted, v.kind,
              v.operation, v.actor_name, v.at, coalesce(c.size, 0) as size, coalesce(c.sealed, false) as sealed,
              c.bytes is not null as kept, exists (select 1 from operation o where o.id = v.operation) as operation_kept
            from written_file f join file_version v on v.file = f.id left join file_content c on c.hash = v.hash""";

    private static final String LATEST = "v.number = f.latest";

    /** What a list can be sorted by; what is not here never gets into a statement. */
    private static final Map<String, String> ORDERS =
            Map.of("path", "f.path", "name", "f.target_name", "at", "v.at", "actor", "lower(v.actor_name)");

    private final Sql sql;

    @Inject
    public WrittenFileRows(Sql sql) {
        this.sql = sql;
    }

    /** The names that {@link #list} can be sorted by. */
    public static Set<String> sorts() {
        return ORDERS.keySet();
    }

    /** As the query sorts them, the latest written first where it says nothing; its filters do not count. */
    public List<WrittenFile> list(Filter filter, Function<String, String> titles, Query query) {
        List<@Nullable Object> values = new ArrayList<>(filter.values());
        values.add(query.limit());
        values.add(query.offset());
        String by = ORDERS.get(query.sort());
        String order = by == null ? "" : by + (query.descending() ? " desc, " : ", ");
        return sql.list(
                row -> file(row, titles),
                SELECT + filter.and(LATEST).where() + " order by " + order + "v.at desc, f.path, f.id limit ? offset ?",
                values.toArray());
    }

    public long count(Filter filter) {
        return sql.number(
                "select count(*) from written_file f join file_version v on v.file = f.id"
                        + filter.and(LATEST).where(),
                filter.values().toArray());
    }

    public Optional<WrittenFile> find(long id, Function<String, String> titles) {
        return sql.first(row -> file(row, titles), SELECT + " where f.id = ? and " + LATEST, id);
    }

    /** Newest first, at most 500. */
    public List<FileVersion> versions(long file, Function<String, String> titles) {
        return sql.list(
                row -> version(row, titles),
                SELECT + " where f.id = ? order by v.number desc limit ?",
                file,
                MOST_VERSIONS);
    }

    public Optional<FileVersion> version(long file, int number, Function<String, String> titles) {
        return sql.first(row -> version(row, titles), SELECT + " where f.id = ? and v.number = ?", file, number);
    }

    /** The bytes of a content that is kept; those of a secret are sealed. */
    public Optional<byte[]> bytes(String hash) {
        return sql.first(
                row -> row.getBytes(1), "select bytes from file_content where hash = ? and bytes is not null", hash);
    }

    /** Bytes that are kept, as they are stored, with whether they are sealed. */
    public <T> Optional<T> content(String hash, BiFunction<byte[], Boolean, T> opened) {
        return sql.first(
                row -> opened.apply(row.getBytes("bytes"), row.getBoolean("sealed")),
                "select bytes, sealed from file_content where hash = ? and bytes is not null",
                hash);
    }

    /** The kinds of planners whose latest writes there are. */
    public List<String> kinds() {
        return sql.list(
                row -> row.getString(1),
                "select distinct v.kind from written_file f join file_version v on v.file = f.id and " + LATEST
                        + " order by v.kind");
    }

    private static WrittenFile file(ResultSet row, Function<String, String> titles) throws SQLException {
        return new WrittenFile(
                row.getLong("id"),
                new Target(row.getString("target_type"), row.getLong("target_id"), row.getString("target_name")),
                row.getString("path"),
                version(row, titles));
    }

    private static FileVersion version(ResultSet row, Function<String, String> titles) throws SQLException {
        return new FileVersion(
                row.getInt("number"),
                Deed.valueOf(row.getString("deed")),
                row.getString("hash"),
                row.getLong("size"),
                row.getBoolean("sealed"),
                row.getBoolean("kept"),
                row.getString("rights"),
                row.getString("wanted"),
                row.getString("kind"),
                titles.apply(row.getString("kind")),
                row.getLong("operation"),
                row.getBoolean("operation_kept"),
                row.getString("actor_name"),
                Sql.time(row, "at"));
    }
}
