package org.intendant.samba.push;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shares as Samba reads them. All that a share rests on is said, whatever the server's own configuration says of all. */
final class SmbConf {

    static final String HEAD = "# Written by Intendant. What is changed here is reported and put right.\n";

    private SmbConf() {}

    static String render(List<Wanted.Item> shares, String base) {
        return HEAD
                + shares.stream()
                        .map(share -> "\n[" + share.name() + "]\n" + lines(share, base))
                        .collect(Collectors.joining());
    }

    private static String lines(Wanted.Item share, String base) {
        return options(share, base).entrySet().stream()
                .map(option -> ("\t" + option.getKey() + " = " + option.getValue()).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** Its options by name. Without a list of who may use it, a share is everybody's. */
    static Map<String, String> options(Wanted.Item share, String base) {
        if (share.users().isEmpty() && !share.guests()) {
            throw new IllegalArgumentException("Nobody may use " + share.name() + ".");
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("comment", share.comment());
        options.put("path", base + "/" + share.path());
        options.put("available", "yes");
        options.put("browseable", share.browseable() ? "yes" : "no");
        options.put("guest ok", share.guests() ? "yes" : "no");
        options.put("valid users", share.guests() ? "" : String.join(" ", share.users()));
        options.put("read only", "yes");
        options.put("write list", String.join(" ", share.writers()));
        options.put("admin users", "");
        options.put("force user", "");
        options.put("force group", share.group());
        options.put("create mask", "0660");
        options.put("force create mode", "0660");
        options.put("directory mask", "02770");
        options.put("force directory mode", "02770");
        options.put("wide links", "no");
        return options;
    }
}
