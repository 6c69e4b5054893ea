package org.intendant.people.exchange;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.intendant.people.Audit;
import org.intendant.people.Inert;
import org.intendant.people.exchange.RowResult.Change;
import org.intendant.people.exchange.RowResult.Does;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Writes one row, or only tries to: each in a transaction of its own. */
@ApplicationScoped
public class ImportRows {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    /** Rows that are read ahead or written together at most. */
    static final int TOGETHER = 100;

    /** What a row did that was then undone; thrown so that the transaction is rolled back. */
    static final class Rehearsed extends RuntimeException {

        private final transient RowResult result;
        private final int version;

        Rehearsed(RowResult result, int version) {
            super("Only tried.", null, false, false);
            this.result = result;
            this.version = version;
        }

        RowResult result() {
            return result;
        }

        /** The version of the thing as it was before, or -1 when there was none. */
        int version() {
            return version;
        }
    }

    /**
     * Does all that writing the row takes, and has it undone.
     *
     * @throws Rehearsed always, but
     * @throws Refused when the row or one that it names is refused
     */
    @Transactional(REQUIRES_NEW)
    public void rehearse(Importable kind, RowOrder order, ImportRow row) {
        Known before = kind.find(row.cells()).orElse(null);
        int version = before == null ? -1 : before.version();
        if (before == null || !same(kind, row.cells(), before)) {
            for (RowOrder.Step step : order.steps(row)) {
                write(kind, step, row);
            }
        }
        throw new Rehearsed(result(kind, row, before, before == null ? "" : before.href()), version);
    }

    /** What these rows would do, as far as they can be looked at together; writes nothing. */
    @Transactional(REQUIRES_NEW)
    public List<ImportPreview.Tried> look(Importable kind, RowOrder order, List<ImportRow> rows) {
        return new ManyRows(kind, order, rows).tried();
    }

    /**
     * Writes these steps for good, all of them or none, where the kind's rows can be written together.
     *
     * @param versions as for {@link #write}, by step
     * @return what became of each, or empty where they are written one by one
     * @throws Refused when one of them is refused: then nothing is written
     */
    @Transactional(REQUIRES_NEW)
    public List<RowResult> write(Importable kind, List<RowOrder.Step> steps, List<Optional<Integer>> versions) {
        Together together =
                kind.together(steps.stream().map(RowOrder.Step::cells).toList()).orElse(null);
        List<RowResult> results = new ArrayList<>();
        for (int i = 0; together != null && i < steps.size(); i++) {
            results.add(write(kind, together, steps.get(i), versions.get(i)));
        }
        return results;
    }

    private RowResult write(Importable kind, Together together, RowOrder.Step step, Optional<Integer> version) {
        Known before = together.find(step.cells()).orElse(null);
        if (before != null && same(kind, step.cells(), before)) {
            return result(kind, step.row(), before, before);
        }
        mustBeAsPreviewed(kind, before, version);
        mustBeCurrent(step.cells(), before);
        Known after = together.write(step.cells(), before);
        return result(kind, step.row(), before, after);
    }

    /** The rows that decide about access when they do what they would, each with whose, in their order. */
    @Transactional(REQUIRES_NEW)
    public Map<ImportRow, Target> deciding(Importable kind, List<ImportPreview.Tried> tried) {
        Map<ImportRow, Target> deciding = new LinkedHashMap<>();
        for (ImportPreview.Tried one : tried) {
            if (one.accepted()) {
                kind.access(one.row().cells(), one.result()).ifPresent(subject -> deciding.put(one.row(), subject));
            }
        }
        return deciding;
    }

    /** Writes these steps in the transaction that is open, to be looked at and undone by whoever opened it. */
    @Transactional
    public void tryTogether(Importable kind, List<RowOrder.Step> steps) {
        steps.forEach(step -> write(kind, step.cells(), kind.find(step.cells()).orElse(null)));
    }

    private void write(Importable kind, RowOrder.Step step, ImportRow asked) {
        try {
            write(kind, step.cells(), kind.find(step.cells()).orElse(null));
        } catch (Refused refused) {
            throw step.row().equals(asked)
                    ? refused
                    : new Refused(
                            "", "It needs row " + step.row().number() + ", which is refused: " + refused.getMessage());
        }
    }

    /**
     * Writes a step of a row for good.
     *
     * @param version that the thing had in the preview, -1 when there was none; empty when the step before made it
     * @throws Refused naming the columns that are wrong, or as a conflict when the thing is no longer as in the preview
     */
    @Transactional(REQUIRES_NEW)
    public RowResult write(Importable kind, RowOrder.Step step, Optional<Integer> version) {
        Known before = kind.find(step.cells()).orElse(null);
        if (before != null && same(kind, step.cells(), before)) {
            return result(kind, step.row(), before, before.href());
        }
        mustBeAsPreviewed(kind, before, version);
        write(kind, step.cells(), before);
        Known after = kind.find(step.cells()).orElseThrow();
        return result(kind, step.row(), before, after.href());
    }

    private static void mustBeAsPreviewed(Importable kind, @Nullable Known before, Optional<Integer> version) {
        int now = before == null ? -1 : before.version();
        if (version.isPresent() && version.get() != now) {
            throw new Refused(
                    Why.CONFLICT,
                    "Somebody " + (before == null ? "removed" : version.get() < 0 ? "added" : "changed") + " this "
                            + kind.one() + " after the preview. Preview it again.");
        }
    }

    /** Refuses a row that was taken out before somebody else changed the thing. */
    static void mustBeCurrent(Cells cells, @Nullable Known known) {
        Integer taken = cells.number(Column.version().name(), null);
        if (known != null && taken != null && taken != known.version()) {
            throw new Refused(
                    Why.CONFLICT,
                    List.of(new Refused.Reason(
                            Column.version().name(),
                            "Somebody changed " + known.name() + " since it was taken out into this file.")));
        }
    }

    private void write(Importable kind, Cells cells, @Nullable Known known) {
        if (known != null && same(kind, cells, known)) {
            return;
        }
        mustBeCurrent(cells, known);
        kind.write(cells, known);
        try {
            entities.flush();
        } catch (OptimisticLockException faster) {
            throw new Refused(Why.CONFLICT, "Somebody else changed this at the same moment. Preview it again.");
        }
    }

    private static RowResult result(Importable kind, ImportRow row, @Nullable Known before, String href) {
        return result(kind, row, before, kind.find(row.cells()).orElseThrow(), href);
    }

    /** A new thing has no page before it is written. */
    static RowResult result(Importable kind, ImportRow row, @Nullable Known before, Known after) {
        return result(kind, row, before, after, after.id() < 0 ? "" : after.href());
    }

    private static RowResult result(Importable kind, ImportRow row, @Nullable Known before, Known after, String href) {
        Map<String, String> was = before == null ? Map.of() : before.values();
        List<Change> changes = kind.columns().stream()
                .map(column -> new Change(
                        column.name(),
                        was.getOrDefault(column.name(), ""),
                        after.values().getOrDefault(column.name(), "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
        Does does = before == null ? Does.ADD : changes.isEmpty() ? Does.NOTHING : Does.CHANGE;
        return new RowResult(row.number(), does, after.name(), href, changes, List.of());
    }

    /** Whether the row says nothing that is not so already. */
    static boolean same(Importable kind, Cells cells, Known known) {
        return kind.columns().stream()
                .filter(column -> cells.has(column.name()))
                .allMatch(column -> same(column, cells, known.values().getOrDefault(column.name(), "")));
    }

    private static boolean same(Column column, Cells cells, String now) {
        String cell = cells.text(column.name()).replace("\r\n", "\n").strip();
        return switch (column.kind()) {
            case TEXT -> cell.equals(now);
            case LIST ->
                Objects.equals(
                        new HashSet<>(cells.words(column.name(), List.of())),
                        new HashSet<>(new Cells(Map.of(column.name(), now)).words(column.name(), List.of())));
            case NUMBER, YES_NO -> cell.isEmpty() || cell.equalsIgnoreCase(now);
        };
    }

    static RowResult refused(Importable kind, ImportRow row, List<Refused.Reason> reasons) {
        String name = kind.keys().stream()
                .map(key -> row.cells().text(key).strip())
                .reduce((one, two) -> two + " on " + one)
                .orElse("");
        return RowResult.refused(row, Inert.line(name, 300), kind.instead(row.cells(), reasons), reasons);
    }

    /** Keeps in the trail that a file was brought in or taken out. */
    @Transactional
    public void note(Importable kind, String deed, String name, String what) {
        audit.record(kind.one() + "." + deed, kind.kind(), name, "", what);
    }
}
