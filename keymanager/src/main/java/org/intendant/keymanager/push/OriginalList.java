package org.intendant.keymanager.push;

import java.util.ArrayList;
import java.util.List;

/** An account's keys as the original lists them, and as its script puts them into the account's file. */
public final class OriginalList {

    static final String FIRST = "### MISE A JOUR AUTOMATIQUES - NE PAS EDITER ###";
    private static final String LAST = "### AUTOMATIC UPDATES - DON'T EDIT ###";

    private OriginalList() {}

    /** The list, without a line end at its end. */
    public static String of(List<String> keys) {
        List<String> all = new ArrayList<>(keys);
        all.add(0, FIRST);
        all.add(LAST);
        return String.join("\n", all);
    }

    /** The file that the original's script makes of it. */
    static String file(List<String> keys) {
        return of(keys) + "\n";
    }
}
