package org.intendant.samba.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Samba makes of all its configuration, as testparm prints it. */
final class Effective {

    private static final Set<String> OWN = Set.of("global", "homes", "printers", "print$");

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Effective(String printed) {
        Map<String, String> current = new HashMap<>();
        for (String line : printed.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                String name = line.substring(1, line.length() - 1);
                names.put(name.toLowerCase(Locale.ROOT), name);
                current = sections.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new HashMap<>());
            } else if (equals > 0 && !line.startsWith("#")) {
                current.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
    }

    boolean isEmpty() {
        return sections.isEmpty();
    }

    /** What differs in effect from how a share shall be, a line each; empty for nothing. */
    List<String> otherwise(Wanted.Item share, String base) {
        Map<String, String> found = sections.get(share.name().toLowerCase(Locale.ROOT));
        if (found == null) {
            return List.of("it is not there");
        }
        List<String> otherwise = new ArrayList<>();
        SmbConf.options(share, base).forEach((name, value) -> {
            String there = found.getOrDefault(name, global(name, value));
            if (!plain(there).equals(plain(value))) {
                otherwise.add(name + " = " + there);
            }
        });
        return otherwise;
    }

    /** Where testparm leaves an option out, the section says the same as all others. */
    private String global(String name, String wanted) {
        return sections.getOrDefault("global", Map.of()).getOrDefault(name, wanted);
    }

    static String plain(String value) {
        return value.toLowerCase(Locale.ROOT)
                .replace(",", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Names of all shares, as they are written, but those that Samba makes itself. */
    List<String> shares() {
        return sections.keySet().stream()
                .filter(name -> !OWN.contains(name))
                .map(name -> names.getOrDefault(name, name))
                .toList();
    }

    /** What one share says otherwise than all. */
    Map<String, String> section(String share) {
        return Map.copyOf(sections.getOrDefault(share.toLowerCase(Locale.ROOT), Map.of()));
    }

    /** What holds for one share; empty for nothing. */
    String value(String share, String option) {
        return section(share).getOrDefault(option, global(option, ""));
    }
}
