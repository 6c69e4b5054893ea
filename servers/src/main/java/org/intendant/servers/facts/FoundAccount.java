package org.intendant.servers.facts;

import org.intendant.servers.typed.Text;

/**
 * An account as a host has it.
 *
 * @param name as in {@code passwd}, bounded and without control characters
 * @param uid its number, or -1 when the host said nonsense
 * @param comment the field of the real name
 * @param home its folder
 * @param shell its login shell
 */
public record FoundAccount(String name, long uid, String comment, String home, String shell) {
    private static final long FIRST_PERSON = 1000;
    private static final long NOBODY = 65534;

    /** Belongs to the system: below 1000 and not root, or nobody. */
    public boolean system() {
        return uid != 0 && (uid < FIRST_PERSON || uid == NOBODY);
    }

    /** One line of {@code passwd}; fields that are missing are empty. */
    static FoundAccount parse(String line) {
        String[] fields = line.split(":", -1);
        return new FoundAccount(
                field(fields, 0), uid(field(fields, 2)), field(fields, 4), field(fields, 5), field(fields, 6));
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? Text.inert(fields[index], 200) : "";
    }

    private static long uid(String text) {
        return text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    }
}
