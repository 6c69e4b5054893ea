package org.intendant.keymanager.pull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a signed bundle says, by account: the lines of its file. */
final class Signed {

    private static final String ACCOUNT = "account ";
    private static final String END = "end";

    private Signed() {}

    /** The file of each account, line by line. */
    static Map<String, List<String>> files(String bundle) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : bundle.split("\n")) {
            if (line.equals(END)) {
                break; // the signature, whose lines may begin with anything
            }
            if (line.startsWith(ACCOUNT)) {
                current = new ArrayList<>();
                files.put(line.substring(ACCOUNT.length()), current);
            } else if (line.startsWith("+")) {
                current.add(line.substring(1));
            }
        }
        return files;
    }
}
