package org.intendant.web;

import java.util.Locale;

/** What somebody searches for, as a pattern of SQL's {@code like … escape '!'}: his percent signs stay percent signs. */
public final class Like {

    private Like() {}

    public static String containing(String search) {
        return "%" + escaped(search) + "%";
    }

    public static String beginningWith(String search) {
        return escaped(search) + "%";
    }

    /** One of several words with a space before and behind each. */
    public static String word(String search) {
        return "% " + escaped(search) + " %";
    }

    private static String escaped(String search) {
        return search.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
    }
}
