package org.intendant.samba.shares;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** What may stand in Samba's configuration: nothing that it expands ({@code %}), continues or reads as another line. T24. */
final class ShareText {

    private static final int MOST_USERS = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_. -]{0,62}[A-Za-z0-9_-]|[A-Za-z0-9]");
    private static final Pattern PATH =
            Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*(/[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*)*");
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final Set<String> OWN = Set.of("global", "homes", "printers", "print$", "ipc$", "admin$");

    private ShareText() {}

    static String name(String typed) {
        String name = Text.line("name", typed, 64);
        if (!NAME.matcher(name).matches() || name.contains("  ")) {
            throw new Refused(
                    "name",
                    "Use letters without accents, digits, single spaces, dots, hyphens and underscores, for example documents.");
        }
        if (OWN.contains(Text.lower(name))) {
            throw new Refused("name", "Samba itself uses this name. Choose another one.");
        }
        return name;
    }

    /** Below the server's base folder. */
    static String path(String typed) {
        String path = Text.line("path", typed, 200);
        if (!PATH.matcher(path).matches() || path.contains(" /") || path.endsWith(" ")) {
            throw new Refused(
                    "path",
                    "Give a folder below the server’s own, without / at its beginning and end and without “..” and “//”: letters,"
                            + " digits, spaces, dots, hyphens and underscores, for example team/documents.");
        }
        return path;
    }

    static String comment(String typed) {
        String comment = Text.line("comment", typed, 200);
        if (comment.chars().anyMatch(one -> "%\\\"".indexOf(one) >= 0)) {
            throw new Refused("comment", "Leave out %, \\ and \", which Samba does not take literally.");
        }
        return comment;
    }

    /** Names of accounts with the prefix before each, in the order of the alphabet. */
    static List<String> users(String field, String typed, String prefix) {
        List<String> names = Stream.of(typed.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> user(field, word, prefix))
                .distinct()
                .sorted()
                .toList();
        if (names.size() > MOST_USERS) {
            throw new Refused(field, "Give at most " + MOST_USERS + " users.");
        }
        return names;
    }

    private static String user(String field, String typed, String prefix) {
        String name = Text.lower(typed);
        String whole = name.startsWith(prefix) ? name : prefix + name;
        if (!USER.matcher(whole).matches() || whole.equals(prefix)) {
            throw new Refused(
                    field,
                    "A user has up to " + (32 - prefix.length())
                            + " letters without accents, digits, hyphens and underscores: “" + Text.inert(typed, 40)
                            + "” has not. Put commas or blanks between users.");
        }
        if (whole.matches(Pattern.quote(prefix) + "share-[0-9]+")) {
            throw new Refused(field, "Groups of shares are called like “" + whole + "”. Choose another name.");
        }
        return whole;
    }
}
