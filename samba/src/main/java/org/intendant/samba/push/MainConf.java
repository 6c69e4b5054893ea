package org.intendant.samba.push;

import java.util.Locale;
import java.util.stream.Collectors;

/** The line of Samba's own configuration that includes ours, at its end; nothing else of it is touched. */
final class MainConf {

    private static final String BLOCK = """

            # Added by Intendant: the shares that it keeps.
            [global]
            \tinclude = /etc/samba/intendant.conf
            """;

    private MainConf() {}

    static boolean includes(String text) {
        return text.lines().anyMatch(MainConf::isOurs);
    }

    /** With the line, added where it is missing. */
    static String with(String text) {
        if (includes(text)) {
            return text;
        }
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + BLOCK;
    }

    /** Without it, byte for byte as before where it stands as it was added. */
    static String without(String text) {
        if (text.contains(BLOCK)) {
            return text.replace(BLOCK, "");
        }
        return includes(text)
                ? text.lines()
                        .filter(line -> !isOurs(line))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                : text;
    }

    private static boolean isOurs(String line) {
        String[] words = line.split("=", 2);
        return words.length == 2
                && words[0].strip().toLowerCase(Locale.ROOT).equals("include")
                && words[1].strip().equals(SambaFiles.OURS);
    }
}
