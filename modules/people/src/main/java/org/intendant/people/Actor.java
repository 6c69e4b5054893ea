package org.intendant.people;

import org.jspecify.annotations.Nullable;

/**
 * Who acts: a person in a role, or Intendant itself by a schedule.
 *
 * @param personId primary key of the person, or null for Intendant itself
 * @param name the account's name, as the audit trail keeps it; {@code intendant} for itself
 * @param role what it may
 * @param through the door it came by
 */
public record Actor(@Nullable Long personId, String name, Role role, Through through) {

    /** The door by which somebody came. */
    public enum Through {
        PAGE("a page"),
        API("REST"),
        SCHEDULE("a schedule");

        private final String word;

        Through(String word) {
            this.word = word;
        }

        /** How pages call it. */
        public String getWord() {
            return word;
        }
    }

    /** Intendant itself, for schedules and recovery. */
    public static Actor intendant() {
        return new Actor(null, "intendant", Role.ADMIN, Through.SCHEDULE);
    }

    public boolean isPerson() {
        return personId != null;
    }

    public boolean may(Permission permission) {
        return permission.heldBy(role);
    }
}
