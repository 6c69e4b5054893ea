package org.intendant.people.exchange;

import java.util.List;
import org.intendant.people.exchange.RowResult.Does;
import org.intendant.people.foresight.Foreseen;
import org.jspecify.annotations.Nullable;

/**
 * What a file does, or did, row by row.
 *
 * @param preview true when nothing was written yet
 * @param added how many rows add something
 * @param changed how many rows change something
 * @param unchanged how many rows say what is so already
 * @param refused how many rows do nothing, with their reasons
 * @param foreseen of a preview, who could log in where then, and who no longer; null afterwards, and where rows contradict each other
 */
public record ImportReport(
        boolean preview,
        long added,
        long changed,
        long unchanged,
        long refused,
        List<RowResult> rows,
        @Nullable Foreseen foreseen) {

    static ImportReport of(boolean preview, List<RowResult> rows, @Nullable Foreseen foreseen) {
        return new ImportReport(
                preview,
                count(rows, Does.ADD),
                count(rows, Does.CHANGE),
                count(rows, Does.NOTHING),
                count(rows, Does.REFUSED),
                rows,
                foreseen);
    }

    private static long count(List<RowResult> rows, Does does) {
        return rows.stream().filter(row -> row.does() == does).count();
    }
}
