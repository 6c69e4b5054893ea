package org.intendant.people.exchange;

import java.util.List;
import org.intendant.plans.Refused;

/**
 * A row of a file.
 *
 * @param number as a spreadsheet counts: the header is 1, the first row 2
 * @param faults why it cannot be read; then its cells do not count
 */
record ImportRow(int number, Cells cells, List<Refused.Reason> faults) {

    ImportRow(int number, Cells cells) {
        this(number, cells, List.of());
    }

    ImportRow refused(String column, String sentence) {
        return new ImportRow(number, cells, List.of(new Refused.Reason(column, sentence)));
    }
}
