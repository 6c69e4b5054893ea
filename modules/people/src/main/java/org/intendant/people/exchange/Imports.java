package org.intendant.people.exchange;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.exchange.ImportPreview.Tried;
import org.intendant.people.exchange.ImportRows.Rehearsed;
import org.intendant.people.exchange.RowResult.Change;
import org.intendant.people.exchange.RowResult.Does;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foresights;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.plans.Target;
import org.intendant.web.Link;
import org.jspecify.annotations.Nullable;

/** Bringing a file in: first what it would do, then that. Each row needs what the same deed needs by hand. */
@ApplicationScoped
public class Imports {

    @Inject
    ImportRows rows;

    @Inject
    Foresights foresights;

    @Inject
    CurrentActor actor;

    @Inject
    @Any
    Instance<Importable> kinds;

    /**
     * The kind by its name in addresses, for those who may import it.
     *
     * @throws Refused as not found, or as not allowed
     */
    @Allowed(Permission.IMPORT)
    public Importable kind(String name) {
        Importable kind = kinds.stream()
                .filter(found -> found.kind().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is nothing of this name to import."));
        mustBeAllowed(kind);
        return kind;
    }

    /**
     * What a file would do. Nothing is changed.
     *
     * @throws Refused in the field {@code file} where it makes no sense as a whole
     */
    @Allowed(Permission.IMPORT)
    @Transactional(NOT_SUPPORTED)
    public ImportPreview preview(Importable kind, Upload upload) {
        mustBeAllowed(kind);
        List<ImportRow> read = ImportFile.read(kind, upload);
        List<ImportRow> sound =
                read.stream().filter(row -> row.faults().isEmpty()).toList();
        RowOrder order = new RowOrder(kind, sound);
        Map<Integer, Tried> together = new HashMap<>();
        for (int from = 0; from < sound.size(); from += ImportRows.TOGETHER) {
            rows.look(kind, order, sound.subList(from, Math.min(sound.size(), from + ImportRows.TOGETHER)))
                    .forEach(one -> together.put(one.row().number(), one));
        }
        List<Tried> tried = read.stream()
                .map(row -> Optional.ofNullable(together.get(row.number())).orElseGet(() -> tried(kind, order, row)))
                .toList();
        return new ImportPreview(kind, upload.fileName(), tried, foreseen(kind, tried));
    }

    /** Tries all rows together that decide about access; null where one of them is refused beside the others. */
    private @Nullable Foreseen foreseen(Importable kind, List<Tried> tried) {
        Map<ImportRow, Target> deciding = rows.deciding(kind, tried);
        if (deciding.isEmpty()) {
            return Foreseen.NOTHING;
        }
        try {
            List<ImportRow> among = List.copyOf(deciding.keySet());
            List<RowOrder.Step> steps = new RowOrder(kind, among).steps(among);
            return foresights.of(Set.copyOf(deciding.values()), () -> rows.tryTogether(kind, steps));
        } catch (Refused contradiction) {
            return null;
        }
    }

    private Tried tried(Importable kind, RowOrder order, ImportRow row) {
        if (!row.faults().isEmpty()) {
            return new Tried(row, ImportRows.refused(kind, row, row.faults()), -1);
        }
        try {
            rows.rehearse(kind, order, row);
            throw new IllegalStateException("A rehearsal ends by being undone.");
        } catch (Rehearsed rehearsed) {
            return new Tried(row, rehearsed.result(), rehearsed.version());
        } catch (Refused refused) {
            return new Tried(row, ImportRows.refused(kind, row, refused.reasons()), -1);
        }
    }

    /**
     * Does what a preview showed, row by row; what was not accepted there is left out.
     *
     * @return every row of the file with what became of it
     */
    @Allowed(Permission.IMPORT)
    @Transactional(NOT_SUPPORTED)
    public ImportReport apply(ImportPreview preview) {
        Importable kind = preview.kind();
        mustBeAllowed(kind);
        List<Tried> accepted = preview.accepted();
        Map<Integer, Tried> before = new HashMap<>();
        accepted.forEach(one -> before.put(one.row().number(), one));
        Map<Integer, RowResult> done = new HashMap<>();
        List<ImportRow> wanted = accepted.stream().map(Tried::row).toList();
        List<RowOrder.Step> steps = new RowOrder(kind, wanted).steps(wanted);
        for (int from = 0; from < steps.size(); from += ImportRows.TOGETHER) {
            write(kind, steps.subList(from, Math.min(steps.size(), from + ImportRows.TOGETHER)), before, done);
        }
        ImportReport report = ImportReport.of(
                false,
                preview.tried().stream()
                        .map(one -> done.getOrDefault(one.row().number(), one.result()))
                        .toList(),
                null);
        rows.note(
                kind,
                "import",
                preview.fileName().isEmpty() ? "a file" : preview.fileName(),
                "added: " + report.added() + "\nchanged: " + report.changed() + "\nunchanged: " + report.unchanged()
                        + "\nrefused: " + report.refused());
        return report;
    }

    /** Together where that goes; where one of them is refused, none was written, and each is written on its own. */
    private void write(
            Importable kind, List<RowOrder.Step> steps, Map<Integer, Tried> before, Map<Integer, RowResult> done) {
        Set<Integer> begun = new HashSet<>(done.keySet());
        List<RowOrder.Step> open = steps.stream()
                .filter(step -> !refused(done.get(step.row().number())))
                .toList();
        List<Optional<Integer>> versions = open.stream()
                .map(step -> step.row().number())
                .map(number -> begun.add(number)
                        ? Optional.of(requireNonNull(before.get(number)).version())
                        : Optional.<Integer>empty())
                .toList();
        List<RowResult> results;
        try {
            results = rows.write(kind, open, versions);
        } catch (Refused one) {
            results = List.of();
        }
        for (int i = 0; i < open.size(); i++) {
            RowOrder.Step step = open.get(i);
            RowResult first = done.get(step.row().number());
            if (!refused(first)) {
                done.put(
                        step.row().number(),
                        joined(first, results.isEmpty() ? written(kind, step, versions.get(i)) : results.get(i)));
            }
        }
    }

    private static boolean refused(@Nullable RowResult result) {
        return result != null && result.does() == Does.REFUSED;
    }

    private RowResult written(Importable kind, RowOrder.Step step, Optional<Integer> version) {
        try {
            return rows.write(kind, step, version);
        } catch (Refused refused) {
            return ImportRows.refused(kind, step.row(), refused.reasons());
        }
    }

    /** Both steps of a row; when the second is refused, the first has happened nevertheless, and both are said. */
    private static RowResult joined(@Nullable RowResult first, RowResult second) {
        if (first == null) {
            return second;
        }
        List<Change> changes = new ArrayList<>(first.changes());
        changes.addAll(second.changes());
        Does does = first.does() == Does.NOTHING ? second.does() : first.does();
        return new RowResult(first.row(), does, first.name(), first.href(), changes, second.refusals());
    }

    /** Where to go on after an import, if there is anything left to do. */
    @Allowed(Permission.IMPORT)
    @Transactional
    public Optional<Link> next(ImportPreview preview, ImportReport report) {
        List<Integer> written = report.rows().stream()
                .filter(row -> row.does() == Does.ADD || row.does() == Does.CHANGE)
                .map(RowResult::row)
                .toList();
        return preview.kind()
                .next(preview.tried().stream()
                        .map(Tried::row)
                        .filter(row -> written.contains(row.number()))
                        .map(ImportRow::cells)
                        .toList());
    }

    private void mustBeAllowed(Importable kind) {
        if (!actor.get().may(kind.needed())) {
            throw new Refused(Why.NOT_ALLOWED, "Your role does not allow this.");
        }
    }
}
