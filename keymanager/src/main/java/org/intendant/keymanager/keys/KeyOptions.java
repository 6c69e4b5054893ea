package org.intendant.keymanager.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.plans.Refused;

/**
 * What a key may be used for, as sshd(8) knows it: only options that take something away.
 *
 * @param words each with its value in quotes, in the order in which they were typed
 */
record KeyOptions(List<String> words) {

    static final String FIELD = "options";

    private static final int LONGEST = 2000;
    private static final Set<String> PLAIN = Set.of(
            "restrict", "no-pty", "no-port-forwarding", "no-agent-forwarding", "no-x11-forwarding", "no-user-rc");
    private static final String KNOWN = "from, command, restrict, no-pty, no-port-forwarding, no-agent-forwarding,"
            + " no-X11-forwarding and no-user-rc";

    /**
     * Reads what stands before a key.
     *
     * @throws Refused in the field {@code options}, naming the option
     */
    static KeyOptions read(String typed) {
        if (typed.length() > LONGEST) {
            throw new Refused(FIELD, "The options have at most " + LONGEST + " characters.");
        }
        if (!typed.matches("[\\x20-\\x7e]*")) {
            throw new Refused(FIELD, "Options stand on one line, in plain ASCII.");
        }
        List<String> words = new ArrayList<>();
        for (String word : split(typed.strip())) {
            words.add(checked(word.strip(), words));
        }
        return new KeyOptions(List.copyOf(words));
    }

    /** As they stand in a file; empty for none. */
    String text() {
        return String.join(",", words);
    }

    /** At commas outside quotes; a quote inside a value is written {@code \"}. */
    private static List<String> split(String typed) {
        List<String> words = new ArrayList<>();
        if (typed.isEmpty()) {
            return words;
        }
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '\\' && quoted && i + 1 < typed.length() && typed.charAt(i + 1) == '"') {
                word.append("\\\"");
                i++;
            } else if (c == ',' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                quoted ^= c == '"';
                word.append(c);
            }
        }
        if (quoted) {
            throw new Refused(FIELD, "A quote in the options is never closed.");
        }
        words.add(word.toString());
        return words;
    }

    private static String checked(String word, List<String> before) {
        int equals = word.indexOf('=');
        String name = (equals < 0 ? word : word.substring(0, equals)).toLowerCase(Locale.ROOT);
        if (before.stream().map(KeyOptions::name).collect(Collectors.toSet()).contains(name)) {
            throw new Refused(FIELD, "The option " + name + " stands there twice.");
        }
        if (equals < 0 && PLAIN.contains(name)) {
            return name.equals("no-x11-forwarding") ? "no-X11-forwarding" : name;
        }
        String value = equals < 0 ? "" : word.substring(equals + 1);
        return switch (name) {
            case "from" -> from(value);
            case "command" -> command(value);
            default -> throw new Refused(FIELD, "The option “" + name + "” is not taken. These are: " + KNOWN + ".");
        };
    }

    private static String name(String word) {
        return word.split("=", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String from(String value) {
        if (!value.matches("\"!?[A-Za-z0-9.:*?/_-]+(,!?[A-Za-z0-9.:*?/_-]+)*\"")) {
            throw new Refused(
                    FIELD, "from names addresses, networks or host names, as in from=\"10.0.0.0/8,*.example.org\".");
        }
        return "from=" + value;
    }

    private static String command(String value) {
        if (!value.matches("\"([^\"\\\\]|\\\\\"|\\\\(?!\"))+\"")) {
            throw new Refused(
                    FIELD, "command names what runs instead of a shell, as in command=\"/usr/bin/rrsync /srv\".");
        }
        return "command=" + value;
    }
}
