package org.intendant.people;

import java.util.Map;

/** Actions of the audit trail in words. An action that is not known here is said as it is. */
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

    private static final Map<String, String> SENTENCES = Map.of(
            "person.sign-in", "%s signed in",
            "person.link", "%s made a one-time link for %s",
            "person.password", "%s chose a password",
            "person.set-up", "%s set Intendant up",
            "token.add", "%s made an API token",
            "token.revoke", "%s revoked an API token of %s",
            "audit.export", "%s exported the audit trail");

    private static final Map<String, String> ICONS =
            Map.of("person", "pi-user", "server", "pi-server", "token", "pi-ticket", "operation", "pi-play");

    private AuditWords() {}

    /** {@code maren added the server web1}. */
    static String sentence(String actor, String action, String name) {
        String whole = SENTENCES.get(action);
        if (whole != null) {
            return whole.formatted(actor, name);
        }
        int dot = action.indexOf('.');
        String verb = dot < 0 ? null : VERBS.get(action.substring(dot + 1));
        return verb == null
                ? actor + ": " + action + " " + name
                : actor + " " + verb + " the " + action.substring(0, dot) + " " + name;
    }

    static String icon(String action) {
        int dot = action.indexOf('.');
        return ICONS.getOrDefault(dot < 0 ? action : action.substring(0, dot), "pi-pencil");
    }
}
