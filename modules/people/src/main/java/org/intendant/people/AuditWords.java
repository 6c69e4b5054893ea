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

    /** What is not a plain verb and its thing; {@code %s} is the thing's name. */
    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("person.sign-in", "signed in"),
            Map.entry("person.link", "made a one-time link for %s"),
            Map.entry("person.password", "chose a password"),
            Map.entry("person.set-up", "set Intendant up"),
            Map.entry("token.add", "made an API token"),
            Map.entry("token.revoke", "revoked an API token of %s"),
            Map.entry("audit.export", "exported the audit trail"),
            Map.entry("enrolment.begin", "began to add %s"),
            Map.entry("enrolment.confirm-key", "confirmed the host key of %s"),
            Map.entry("enrolment.authorize", "let Intendant’s key in on %s"),
            Map.entry("enrolment.abandon", "gave up adding %s"),
            Map.entry("server.repin", "pinned another host key of %s"),
            Map.entry("account.want", "asked for the account %s"),
            Map.entry("account.let-go", "let go of the account %s"),
            Map.entry("account.remove", "asked to remove the account %s"),
            Map.entry("plan.approve", "approved the plan for %s"),
            Map.entry("command.run", "ran a command on %s"),
            Map.entry("operation.start", "started “%s”"),
            Map.entry("operation.cancel", "cancelled “%s”"));

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("person", "pi-user"),
            Map.entry("server", "pi-server"),
            Map.entry("enrolment", "pi-server"),
            Map.entry("account", "pi-id-card"),
            Map.entry("token", "pi-ticket"),
            Map.entry("plan", "pi-list-check"),
            Map.entry("command", "pi-code"),
            Map.entry("operation", "pi-bolt"));

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
        return PHRASES.getOrDefault(action, verb == null ? "" : verb + " the " + action.substring(0, dot) + " %s");
    }

    static String icon(String action) {
        int dot = action.indexOf('.');
        return ICONS.getOrDefault(dot < 0 ? action : action.substring(0, dot), "pi-pencil");
    }
}
