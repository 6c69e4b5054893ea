package org.intendant.secrets;

/**
 * A row that decides about access and is not as Intendant wrote it: it gives nothing.
 *
 * @param table of which {@link SealedTable} it is
 * @param row its key there, the same at every look: {@code 12} or {@code 3 7}
 * @param subject the key of what it is said of: {@code group:3}
 * @param name how people call that
 * @param what it says, in words: {@code mara is in it}
 */
public record ForgedRow(String table, String row, String subject, String name, String what) {}
