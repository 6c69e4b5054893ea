package org.intendant.secrets;

import java.util.List;

/** A table whose rows carry seals. Implemented by the module that writes it; looked through every minute. */
public interface SealedTable {

    /** Its name in the database. */
    String table();

    /** All rows that are not as Intendant wrote them: one statement reads the table, and few more name what was found. */
    List<ForgedRow> forged();

    /**
     * Removes a row of {@link #forged}, if it is still one.
     *
     * @param row its key, as {@link ForgedRow#row}
     * @return false when it is not there any more, or as Intendant wrote it
     */
    boolean remove(String row);
}
