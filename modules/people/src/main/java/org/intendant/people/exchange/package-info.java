/**
 * Lists taken out as files and brought in again, as CSV and as JSON. A module offers a kind of things by one {@link
 * org.intendant.people.exchange.Importable}; the page, the rules of the format and the preview are here once for all.
 *
 * <p>Decisions: A row is written by the use case that a form would call, with its permission, its refusals and its entry in
 * the trail; there is no other way in. The preview really does that too, row by row in transactions that are rolled back, so
 * it says what will happen and not what somebody thought would happen. Rows that name other rows of the file (a guest its
 * hypervisor) are tried together with these.
 *
 * <p>Importing goes row by row as well, each in a transaction of its own: one row that is refused meanwhile takes nothing
 * from the others, no long transaction stands in the way of checks and of other people, and the same file brought in once
 * more goes on where it stopped, for rows that say what is there already change nothing. A row that somebody changed
 * after the preview is refused by its version, as everywhere.
 *
 * <p>Nothing is ever removed by a file, and what is not text in UTF-8 is not opened: no archive, no spreadsheet, no XML.
 */
@NullMarked
package org.intendant.people.exchange;

import org.jspecify.annotations.NullMarked;
