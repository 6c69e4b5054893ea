package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.operations.FileVersion.Deed;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Keeps versions of files that were written on targets. Statements are for all files of a change at once. */
@Dependent
public class FileRows {

    private final Sql sql;

    @Inject
    public FileRows(Sql sql) {
        this.sql = sql;
    }

    /** What is known of files of a target, by path; the number is 0 where nothing is yet. */
    public Map<String, Known> known(Target target, Collection<String> paths) {
        Map<String, Known> known = read(target, paths);
        Set<String> fresh = new HashSet<>(paths);
        fresh.removeAll(known.keySet());
        if (fresh.isEmpty()) {
            return known;
        }
        List<Object> values = new ArrayList<>();
        fresh.forEach(path -> values.addAll(List.of(target.type(), target.id(), target.name(), target.key(), path, 0)));
        sql.update(
                "insert into written_file (target_type, target_id, target_name, target_key, path, latest) values "
                        + rows(fresh.size(), 6),
                values.toArray());
        return read(target, paths);
    }

    private Map<String, Known> read(Target target, Collection<String> paths) {
        List<Object> values = new ArrayList<>(List.of(target.key()));
        values.addAll(paths);
        Map<String, Known> known = new HashMap<>();
        sql.list(
                        row -> new Known(
                                row.getLong("id"),
                                row.getString("path"),
                                row.getInt("latest"),
                                row.getString("hash"),
                                row.getString("rights")),
                        "select f.id, f.path, f.latest, v.hash, v.rights from written_file f left join file_version v"
                                + " on v.file = f.id and v.number = f.latest where f.target_key = ? and f.path in ("
                                + marks(paths.size()) + ")",
                        values.toArray())
                .forEach(file -> known.put(file.path(), file));
        return known;
    }

    /** Those of these hashes whose content is there already. */
    public Set<String> contents(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        row -> row.getString(1),
                        "select hash from file_content where hash in (" + marks(hashes.size()) + ")",
                        hashes.toArray()));
    }

    public void addContents(Collection<Content> contents) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Content content : contents) {
            values.add(content.hash());
            values.add(content.size());
            values.add(content.sealed());
            values.add(content.bytes());
        }
        if (!contents.isEmpty()) {
            sql.update(
                    "insert into file_content (hash, size, sealed, bytes) values " + rows(contents.size(), 4),
                    values.toArray());
        }
    }

    /** Adds versions, of which each is its file's latest until the next of the same file comes. */
    public void add(Target target, Collection<Fresh> versions) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Fresh version : versions) {
            values.add(version.file());
            values.add(version.number());
            values.add(version.deed());
            values.add(version.hash());
            values.add(version.rights());
            values.add(version.wanted());
            values.add(version.by().kind());
            values.add(version.by().operation());
            values.add(version.by().actor());
            values.add(version.by().at());
        }
        sql.update(
                "insert into file_version (file, number, deed, hash, rights, wanted, kind, operation, actor_name, at)"
                        + " values " + rows(versions.size(), 10),
                values.toArray());
        List<Object> files = new ArrayList<>(List.of(target.name()));
        files.addAll(versions.stream().map(Fresh::file).distinct().toList());
        sql.update(
                "update written_file set target_name = ?, latest = (select max(v.number) from file_version v"
                        + " where v.file = written_file.id) where id in (" + marks(files.size() - 1) + ")",
                files.toArray());
    }

    /** The target is not Intendant's any more: what was kept of it may go in its time. */
    public void gone(String targetKey, Instant now) {
        sql.update("update written_file set gone = ? where target_key = ?", now, targetKey);
    }

    /** Removes what is older, but of each file the latest version, as long as its target is there. */
    public void removeBefore(Instant then) {
        sql.update("""
                delete from file_version where at < ? and number < (select f.latest from written_file f where f.id = file)
                """, then);
        sql.update("delete from file_version where file in (select id from written_file where gone < ?)", then);
        sql.update("delete from written_file where gone < ?", then);
        sql.update("""
                delete from file_content where not exists
                  (select 1 from file_version v where v.hash = file_content.hash or v.wanted = file_content.hash)""");
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }

    private static String rows(int number, int columns) {
        return String.join(", ", Collections.nCopies(number, "(" + marks(columns) + ")"));
    }

    /**
     * A file as its latest version left it.
     *
     * @param number of that version, 0 for none
     */
    public record Known(
            long id,
            String path,
            int number,
            @Nullable String hash,
            @Nullable String rights) {}

    /**
     * What a file held.
     *
     * @param bytes as they are stored, or null where they are too many
     */
    public record Content(String hash, long size, boolean sealed, byte @Nullable [] bytes) {}

    /** By which step a version came about. */
    public record By(String kind, long operation, String actor, Instant at) {}

    /**
     * A version that is not stored yet.
     *
     * @param wanted by which what was wanted then is known; null where nothing of that is kept
     */
    public record Fresh(
            long file,
            int number,
            Deed deed,
            @Nullable String hash,
            String rights,
            @Nullable String wanted,
            By by) {}
}
