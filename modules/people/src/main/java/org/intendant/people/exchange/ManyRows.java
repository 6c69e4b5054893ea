package org.intendant.people.exchange;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.people.exchange.ImportPreview.Tried;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Rows of a kind that can be looked at together: each is tried with those that it names, and refused on its own. */
final class ManyRows {

    private final Importable kind;
    private final Map<ImportRow, List<RowOrder.Step>> steps = new LinkedHashMap<>();
    private final Map<ImportRow, Known> would = new HashMap<>();
    private final Map<ImportRow, Refused> refusals = new HashMap<>();

    /** Takes the rows that need no second step; the others are tried one by one. */
    ManyRows(Importable kind, RowOrder order, List<ImportRow> rows) {
        this.kind = kind;
        for (ImportRow row : rows) {
            List<RowOrder.Step> needed = needed(order, row);
            if (!needed.isEmpty() && needed.stream().allMatch(RowOrder.Step::last)) {
                steps.put(row, needed);
            }
        }
    }

    /** None where they are too many, which is said when the row is tried alone. */
    private static List<RowOrder.Step> needed(RowOrder order, ImportRow row) {
        try {
            return order.steps(row);
        } catch (Refused tooMany) {
            return List.of();
        }
    }

    /** What became of each that was accepted or refused here. */
    List<Tried> tried() {
        Together together = kind.together(steps.values().stream()
                        .flatMap(List::stream)
                        .map(RowOrder.Step::cells)
                        .distinct()
                        .toList())
                .orElse(null);
        if (together == null) {
            return List.of();
        }
        List<Tried> tried = new ArrayList<>();
        steps.forEach((row, needed) -> tried.add(tried(together, row, needed)));
        return tried;
    }

    private Tried tried(Together together, ImportRow row, List<RowOrder.Step> needed) {
        try {
            Known before = together.find(row.cells()).orElse(null);
            if (before != null && ImportRows.same(kind, row.cells(), before)) {
                return new Tried(row, ImportRows.result(kind, row, before, before), before.version());
            }
            needed.forEach(step -> would(together, step, row));
            Known after = would.get(row);
            return new Tried(
                    row,
                    ImportRows.result(kind, row, before, requireNonNull(after)),
                    before == null ? -1 : before.version());
        } catch (Refused refused) {
            return new Tried(row, ImportRows.refused(kind, row, refused.reasons()), -1);
        }
    }

    private void would(Together together, RowOrder.Step step, ImportRow asked) {
        ImportRow row = step.row();
        if (!would.containsKey(row) && !refusals.containsKey(row)) {
            try {
                would.put(row, once(together, step.cells()));
            } catch (Refused refused) {
                refusals.put(row, refused);
            }
        }
        Refused refused = refusals.get(row);
        if (refused != null) {
            throw row.equals(asked)
                    ? refused
                    : new Refused("", "It needs row " + row.number() + ", which is refused: " + refused.getMessage());
        }
    }

    private Known once(Together together, Cells cells) {
        Optional<Known> before = together.find(cells);
        if (before.isPresent() && ImportRows.same(kind, cells, before.get())) {
            return before.get();
        }
        @Nullable Known known = before.orElse(null);
        ImportRows.mustBeCurrent(cells, known);
        return together.tried(cells, known);
    }
}
