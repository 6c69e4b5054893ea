package org.intendant.people.exchange;

import java.util.List;
import org.intendant.people.exchange.RowResult.Does;

/**
 * What a file does, or did, row by row.
 *
 * @param preview true when nothing was written yet
 * @param added how many rows add something
 * @param changed how many rows change something
 * @param unchanged how many rows say what is so already
 * @param refused how many rows do nothing, with their reasons
 */
public record ImportReport(
        boolean preview, long added, long changed, long unchanged, long refused, List<RowResult> rows) {

    static ImportReport of(boolean preview, List<RowResult> rows) {
        return new ImportReport(
                preview,
                count(rows, Does.ADD),
                count(rows, Does.CHANGE),
                count(rows, Does.NOTHING),
                count(rows, Does.REFUSED),
                rows);
    }

    private static long count(List<RowResult> rows, Does does) {
        return rows.stream().filter(row -> row.does() == does).count();
    }
}
