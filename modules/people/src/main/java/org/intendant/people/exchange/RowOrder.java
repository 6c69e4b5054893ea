package org.intendant.people.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.plans.Refused;

/**
 * In which order rows are written that name each other: what must be there before comes before; what may need the row itself
 * is filled in by a second step.
 */
final class RowOrder {

    /** Rows that one row may need, itself among them: each is tried with all of them. */
    private static final int MOST_NEEDED = 25;

    private final Importable kind;
    private final Map<String, ImportRow> byKey = new HashMap<>();

    /** @param rows that are written at all */
    RowOrder(Importable kind, List<ImportRow> rows) {
        this.kind = kind;
        rows.forEach(row -> key(row.cells()).ifPresent(key -> byKey.put(key, row)));
    }

    /**
     * One writing of a row.
     *
     * @param cells all of them, or in a first step of two those that need no other row afterwards
     * @param last whether the row is whole with it
     */
    record Step(ImportRow row, Cells cells, boolean last) {}

    /**
     * Everything that writing this row takes, itself in the end.
     *
     * @throws Refused when that is too much to try
     */
    List<Step> steps(ImportRow row) {
        List<Step> steps = new ArrayList<>();
        Set<ImportRow> seen = new HashSet<>();
        visit(row, seen, steps);
        if (steps.size() > MOST_NEEDED) {
            throw new Refused("", "It needs more than " + MOST_NEEDED + " rows of the file. Import those first.");
        }
        if (!later(row).isEmpty()) {
            later(row).forEach(column -> named(row, column).ifPresent(other -> visit(other, seen, steps)));
            steps.add(new Step(row, row.cells(), true));
        }
        return steps;
    }

    /** Everything that writing these rows takes, each once. */
    List<Step> steps(List<ImportRow> rows) {
        List<Step> steps = new ArrayList<>();
        Set<ImportRow> seen = new HashSet<>();
        rows.forEach(row -> visit(row, seen, steps));
        rows.stream().filter(row -> !later(row).isEmpty()).forEach(row -> steps.add(new Step(row, row.cells(), true)));
        return steps;
    }

    /** Two that name each other as what must be there before are left to the use case, which refuses the first of them. */
    private void visit(ImportRow row, Set<ImportRow> seen, List<Step> steps) {
        if (!seen.add(row)) {
            return;
        }
        kind.before().forEach(column -> named(row, column).ifPresent(other -> visit(other, seen, steps)));
        Set<String> later = later(row);
        steps.add(new Step(row, row.cells().without(later), later.isEmpty()));
    }

    /** The columns of the row that name other rows of the file and wait for them. */
    private Set<String> later(ImportRow row) {
        Set<String> later = new HashSet<>(kind.after());
        later.removeIf(column -> named(row, column).isEmpty());
        return later;
    }

    private Optional<ImportRow> named(ImportRow row, String column) {
        String name = row.cells().text(column).strip();
        return name.isEmpty()
                ? Optional.empty()
                : key(new Cells(Map.of(kind.keys().get(0), name)))
                        .map(byKey::get)
                        .filter(other -> !other.equals(row));
    }

    private Optional<String> key(Cells cells) {
        try {
            return Optional.of(kind.key(cells));
        } catch (Refused noKey) {
            return Optional.empty();
        }
    }
}
