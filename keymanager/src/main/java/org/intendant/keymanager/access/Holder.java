package org.intendant.keymanager.access;

/**
 * Whoever has a key.
 *
 * @param id primary key of the person, or of the account's server; 0 for a feature
 * @param name a user name, an account as in {@code backup@nas1}, or what a feature needs the key for
 */
public record Holder(Kind kind, long id, String name) {

    /** What can have a key. */
    public enum Kind {
        PERSON,
        ACCOUNT,
        FEATURE;

        /** The kind in a word, for files and REST: {@code person}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Holder person(long id, String username) {
        return new Holder(Kind.PERSON, id, username);
    }
}
