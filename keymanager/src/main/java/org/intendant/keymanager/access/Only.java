package org.intendant.keymanager.access;

import org.jspecify.annotations.Nullable;

/**
 * Whose ways in are asked for.
 *
 * @param person primary key of one person; null for everybody
 * @param from primary key of a server whose accounts' keys alone count; null for all
 * @param group primary key of a group whose grants alone count; null for all
 */
record Only(
        @Nullable Long person,
        @Nullable Long from,
        @Nullable Long group) {

    static final Only ALL = new Only(null, null, null);

    static Only person(long id) {
        return new Only(id, null, null);
    }

    boolean people() {
        return from == null;
    }

    boolean accounts() {
        return person == null;
    }

    boolean owners() {
        return people() && group == null;
    }

    /** Features' keys belong to nobody's list but to the account's. */
    boolean wishes() {
        return person == null && from == null && group == null;
    }
}
