package org.intendant.hostforwarding.names;

import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** Whole numbers as people type them. */
final class Whole {

    private Whole() {}

    static int port(String field, String typed, int otherwise) {
        return of(field, typed, otherwise, 1, 65_535, "Give a port between 1 and 65535.");
    }

    /** @throws Refused in this field with this sentence */
    static int of(String field, String typed, int otherwise, int least, int most, String sentence) {
        if (Text.blank(typed)) {
            return otherwise;
        }
        String word = typed.strip();
        int number = word.matches("[0-9]{1,6}") ? Integer.parseInt(word) : -1;
        if (number < least || number > most) {
            throw new Refused(field, sentence);
        }
        return number;
    }
}
