package org.intendant.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intendant.operations.life.FileHistory;
import org.intendant.operations.life.Planners;
import org.intendant.operations.store.Sql;
import org.intendant.operations.store.WrittenFileRows;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;

/**
 * The way back to an earlier version of a file: what was wanted when it was written becomes wanted again. No host changes by
 * it; its plan does, once approved, as with any other wish. So there is one truth about what is wanted, and a file is never
 * written from its history.
 */
@ApplicationScoped
public class Reverts {

    @Inject
    WrittenFiles files;

    @Inject
    WrittenFileRows rows;

    @Inject
    FileHistory history;

    @Inject
    Planners planners;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Sql sql;

    /** Whether a version says what could be wanted again, and its planner reads it. */
    @Allowed(Permission.SEE_SERVERS)
    public boolean offers(WrittenFile file, FileVersion version) {
        return (version.wanted() != null || version.isBeforeAll())
                && never(file, version).isEmpty();
    }

    /** Why no version of a file can be wanted again, in a sentence; empty where it depends on the version. */
    @Allowed(Permission.SEE_SERVERS)
    public String never(WrittenFile file) {
        return never(file, file.latest());
    }

    private String never(WrittenFile file, FileVersion version) {
        return reverter(version)
                .map(reverter -> reverter.neverReverts(file.path()))
                .orElseGet(() -> version.title()
                        + " are not wanted again from a version of a file. Change what is wanted of them instead.");
    }

    private Optional<Reverter> reverter(FileVersion version) {
        return planners.find(version.kind()).filter(Reverter.class::isInstance).map(Reverter.class::cast);
    }

    /**
     * What would become wanted otherwise. Changes nothing.
     *
     * @return empty where it is wanted so already
     * @throws Refused naming what cannot be wanted again
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional(TxType.NOT_SUPPORTED)
    public List<Difference> preview(long id, int number) {
        try {
            sql.transaction(() -> {
                throw new Undone(reverted(id, number));
            });
        } catch (Undone undone) {
            return undone.differences;
        }
        throw new IllegalStateException("It is undone always.");
    }

    /**
     * Wants again what was wanted with this version.
     *
     * @return what became wanted otherwise
     * @throws Refused naming what cannot be wanted again, or as a conflict where it is wanted so already
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<Difference> revert(long id, int number) {
        WrittenFile file = files.get(id);
        List<Difference> differences = reverted(id, number);
        if (differences.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "What was wanted with version " + number + " of " + file.path() + " is wanted already.");
        }
        audit.record(
                "file.revert",
                file.target().key(),
                file.path() + " on " + file.target().name(),
                "",
                "version: " + number + "\nchanged: "
                        + differences.stream().map(Difference::name).collect(Collectors.joining(", ")));
        return differences;
    }

    private List<Difference> reverted(long id, int number) {
        WrittenFile file = files.get(id);
        actor.mustOwn(file.target());
        FileVersion version = files.version(id, number);
        String never = never(file, version);
        if (!never.isEmpty()) {
            throw new Refused(Refused.Why.INVALID, never);
        }
        return reverter(version)
                .orElseThrow()
                .revert(new EarlierFile(file.target(), file.path(), wanted(file, version)));
    }

    private String wanted(WrittenFile file, FileVersion version) {
        String hash = version.wanted();
        if (hash != null) {
            return rows.content(hash, (bytes, secret) -> new String(history.opened(hash, secret, bytes), UTF_8))
                    .orElseThrow(() -> new Refused(
                            Refused.Why.NOT_FOUND,
                            "What was wanted with version " + version.number() + " of " + file.path()
                                    + " was too large to be kept."));
        }
        if (version.isBeforeAll()) {
            return "";
        }
        throw new Refused(Refused.Why.INVALID, unknown(file, version));
    }

    private static String unknown(WrittenFile file, FileVersion version) {
        String which = "Version " + version.number() + " of " + file.path();
        return version.deed() == FileVersion.Deed.FOUND
                ? which
                        + " was another hand’s, of which nobody knows what to want so that it comes about. Adopt what can be"
                        + " adopted, or take its text from here."
                : which + " does not say what was wanted then: that was not kept yet, or another file of "
                        + version.title().toLowerCase(Locale.ROOT) + " says it.";
    }

    /** Thrown so that the transaction is undone. */
    private static final class Undone extends RuntimeException {
        private final transient List<Difference> differences;

        Undone(List<Difference> differences) {
            super("Only tried.", null, false, false);
            this.differences = differences;
        }
    }
}
