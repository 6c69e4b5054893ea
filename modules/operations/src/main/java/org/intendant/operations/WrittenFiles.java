package org.intendant.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.intendant.operations.life.Planners;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.operations.store.WrittenFileRows;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Difference;
import org.intendant.plans.Refused;
import org.intendant.web.Like;
import org.intendant.web.Page;
import org.intendant.web.Query;

/**
 * Every file that Intendant wrote on targets, with all versions. That there are some may be seen by whoever sees the target;
 * what they held by whoever may read the differences of plans that were applied there.
 */
@ApplicationScoped
public class WrittenFiles {

    private static final Set<String> FILTERS = Set.of("target", "kind", "state");

    @Inject
    WrittenFileRows rows;

    @Inject
    Planners planners;

    @Inject
    CurrentActor actor;

    /**
     * Files as Intendant left them, the latest written first where no other order is asked for.
     *
     * @param query sorts by {@code path}, {@code name}, {@code at}, {@code actor}; filters {@code target} ({@code server:12}), {@code kind} (the
     *     planner's), {@code state} ({@code written}, {@code removed}); its search looks into paths and names of targets
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<WrittenFile> page(Query query) {
        return new Page<>(rows.list(filter(query), planners::title, query), rows.count(filter(query)));
    }

    /** Of which planners there are files: how pages call each, by its kind. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        rows.kinds().forEach(kind -> kinds.put(kind, planners.title(kind)));
        return kinds;
    }

    /** @throws Refused as not found when there is none that the caller may see */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public WrittenFile get(long id) {
        return rows.find(id, planners::title)
                .filter(file -> actor.seesAll() || actor.owns(file.target()))
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "There is no such file, or you may not see it."));
    }

    /** Its versions, the newest first, at most 500. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<FileVersion> versions(long id) {
        get(id);
        return rows.versions(id, planners::title);
    }

    /** @throws Refused as not found when there is none that the caller may see */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public FileVersion version(long id, int number) {
        get(id);
        return rows.version(id, number, planners::title)
                .orElseThrow(() -> new Refused(
                        Refused.Why.NOT_FOUND, "There is no version " + number + " of this file any more, or yet."));
    }

    /** What differs between two versions, as plans show it: a secret as its keyed hash. */
    @Allowed(Permission.READ_OUTPUT)
    @Transactional
    public Difference difference(long id, int from, int to) {
        FileVersion before = version(id, from);
        FileVersion after = version(id, to);
        boolean rights = before.present() && after.present() && !before.rights().equals(after.rights());
        return new Difference(get(id).path(), shown(before, rights), shown(after, rights));
    }

    /**
     * What the file held in one version, byte for byte.
     *
     * @throws Refused where that is a secret, which nobody gets, was too large to be kept, or the file was not there
     */
    @Allowed(Permission.READ_OUTPUT)
    @Transactional
    public byte[] bytes(long id, int number) {
        FileVersion version = version(id, number);
        if (version.secret()) {
            throw new Refused(
                    Refused.Why.NOT_ALLOWED, "This file holds a secret. It is kept sealed, for nobody to read.");
        }
        return kept(version).orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, missing(version)));
    }

    private Optional<byte[]> kept(FileVersion version) {
        String hash = version.hash();
        return hash == null ? Optional.empty() : rows.bytes(hash);
    }

    private String shown(FileVersion version, boolean rights) {
        if (!version.present()) {
            return "";
        }
        return (rights ? version.rights() + "\n" : "") + text(version);
    }

    private String text(FileVersion version) {
        if (version.secret()) {
            return "A secret, known by its keyed hash " + version.shownHash() + "\n";
        }
        return kept(version).map(bytes -> text(version, bytes)).orElseGet(() -> missing(version) + "\n");
    }

    private static String text(FileVersion version, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException noText) {
            return "No text: " + version.size() + " bytes, SHA-256 " + version.shownHash() + "\n";
        }
    }

    private static String missing(FileVersion version) {
        return version.present()
                ? "Too large to be kept: " + version.size() + " bytes, SHA-256 " + version.shownHash()
                : "The file was not there in version " + version.number() + ".";
    }

    private Filter filter(Query query) {
        query.only(FILTERS, WrittenFileRows.sorts());
        Filter filter = mine();
        if (!query.filter("target").isEmpty()) {
            filter.and("f.target_key = ?", query.filter("target"));
        }
        if (!query.filter("kind").isEmpty()) {
            filter.and("v.kind = ?", query.filter("kind"));
        }
        switch (query.filter("state")) {
            case "" -> {}
            case "written" -> filter.and("v.deed = 'WRITTEN'");
            case "removed" -> filter.and("v.deed = 'REMOVED'");
            default -> throw new Refused("state", "State is written or removed.");
        }
        if (!query.search().isEmpty()) {
            String like = Like.containing(query.search());
            filter.and("lower(f.path) like ? escape '!' or lower(f.target_name) like ? escape '!'", like, like);
        }
        return filter;
    }

    /** T13. */
    private Filter mine() {
        return actor.seesAll() ? Filter.none() : Filter.none().andOneOf("f.target_key", actor.ownedKeys());
    }
}
