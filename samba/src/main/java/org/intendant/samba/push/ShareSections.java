package org.intendant.samba.push;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Shares of a text of ours: names in small letters, each with what decides who may do what where. */
final class ShareSections {

    private ShareSections() {}

    static Map<String, String> of(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String name = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                name = line.substring(1, line.length() - 1).toLowerCase(Locale.ROOT);
                sections.put(name, "");
            } else if (!name.isEmpty() && !line.startsWith("comment =") && !line.startsWith("browseable =")) {
                sections.merge(name, line + "\n", String::concat);
            }
        }
        return sections;
    }
}
