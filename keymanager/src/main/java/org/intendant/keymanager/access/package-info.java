/**
 * Who can log in where, and why: worked out of keys, groups, grants, owners and what features need.
 *
 * <p>Decisions: there is one description of access, {@link org.intendant.keymanager.access.Ways}, a pure function of what the
 * database says; pages, files, previews and what is written on hosts all come from it. A preview makes the change in a
 * transaction that is undone, and compares: so it cannot say anything else than what saving does.
 */
@NullMarked
package org.intendant.keymanager.access;

import org.jspecify.annotations.NullMarked;
