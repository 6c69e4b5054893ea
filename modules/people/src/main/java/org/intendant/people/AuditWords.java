package org.intendant.people;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Actions of the audit trail in words: a verb and its thing, or what the module of the action says. An action that nobody
 * knows is said as it is.
 */
final class AuditWords {

    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("add", "added"),
            Map.entry("change", "changed"),
            Map.entry("remove", "removed"),
            Map.entry("enable", "enabled"),
            Map.entry("disable", "disabled"),
            Map.entry("enrol", "enrolled"),
            Map.entry("start", "started"),
            Map.entry("cancel", "cancelled"),
            Map.entry("adopt", "took over"),
            Map.entry("ignore", "ignored"),
            Map.entry("revoke", "revoked"));

    /** What each module says of its own actions, in a resource of this name. */
    private static final String RESOURCE = "META-INF/audit-words.properties";

    private static final Map<String, String> WORDS = read();

    private AuditWords() {}

    /** {@code maren added the server web1}. */
    static String sentence(String actor, String action, String name) {
        String phrase = phrase(action);
        return phrase.isEmpty() ? actor + ": " + action + " " + name : actor + " " + phrase.formatted(name);
    }

    /** Without who and what: {@code Added the server}. */
    static String deed(String action) {
        String phrase = phrase(action).replace("“%s”", "an operation").replaceFirst("( (for|of|on))?( %s)?$", "");
        return phrase.isEmpty() ? action : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }

    private static String phrase(String action) {
        int dot = action.indexOf('.');
        String verb = dot < 0 ? null : VERBS.get(action.substring(dot + 1));
        return WORDS.getOrDefault(action, verb == null ? "" : verb + " the " + action.substring(0, dot) + " %s");
    }

    static String icon(String action) {
        int dot = action.indexOf('.');
        return WORDS.getOrDefault("icon." + (dot < 0 ? action : action.substring(0, dot)), "pi-pencil");
    }

    /** Actions that are steps on the way to a change, or change nothing. */
    static Set<String> beside() {
        return Set.of(WORDS.getOrDefault("beside", "").split(" "));
    }

    private static Map<String, String> read() {
        Map<String, String> words = new HashMap<>();
        try {
            for (URL module : Collections.list(AuditWords.class.getClassLoader().getResources(RESOURCE))) {
                Properties read = new Properties();
                try (Reader text = new InputStreamReader(module.openStream(), StandardCharsets.UTF_8)) {
                    read.load(text);
                }
                read.stringPropertyNames()
                        .forEach(key -> words.merge(key, read.getProperty(key), (one, more) -> one + " " + more));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(words);
    }
}
