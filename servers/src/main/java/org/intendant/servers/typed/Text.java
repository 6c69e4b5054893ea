package org.intendant.servers.typed;

import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Checks and tidies what people type and what hosts say: bounded, without control characters, never an option. */
public final class Text {
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,14}");

    private Text() {}

    public static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** One line of at most {@code most} characters, stripped; null counts as empty. */
    public static String line(String field, @Nullable String text, int most) {
        String line = text == null ? "" : text.strip();
        if (line.length() > most) {
            throw new Refused(field, "Use at most " + most + " characters.");
        }
        if (line.codePoints().anyMatch(Text::control)) {
            throw new Refused(field, "Leave out line breaks and control characters.");
        }
        return line;
    }

    /** Several lines of at most {@code most} characters; only line ends and tabs are allowed among control characters. */
    public static String block(String field, @Nullable String text, int most) {
        String block = text == null ? "" : text.strip().replace("\r\n", "\n");
        if (block.length() > most) {
            throw new Refused(field, "Use at most " + most + " characters.");
        }
        if (block.codePoints().anyMatch(c -> c != '\n' && c != '\t' && control(c))) {
            throw new Refused(field, "Leave out control characters.");
        }
        return block;
    }

    /** A DNS-like name in lower case: labels of letters, digits and hyphens. */
    public static String name(String field, @Nullable String text, String example) {
        String name = lower(text);
        if (name.length() > 253 || !LABELS.matcher(name).matches()) {
            throw new Refused(
                    field,
                    "Use letters, digits, hyphens and dots, beginning with a letter or digit, for example " + example
                            + ".");
        }
        return name;
    }

    public static String account(String field, @Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (!ACCOUNT.matcher(name).matches()) {
            throw new Refused(
                    field,
                    "Use up to 32 letters, digits, hyphens and underscores, beginning with a letter, for example"
                            + " deploy.");
        }
        return name;
    }

    public static String tag(String field, String text) {
        String tag = lower(text);
        if (!TAG.matcher(tag).matches()) {
            throw new Refused(field, "A tag has up to 40 letters, digits, dots and hyphens, for example production.");
        }
        return tag;
    }

    public static String interfaceName(String field, @Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (!name.isEmpty() && !INTERFACE.matcher(name).matches()) {
            throw new Refused(field, "Give the name of a network interface, for example vmbr0.");
        }
        return name;
    }

    /** An absolute path without {@code ..}, {@code //} and a closing slash, or the empty string. */
    public static String folder(String field, @Nullable String text) {
        String path = line(field, text, 1000);
        boolean clean = path.isEmpty()
                || (path.startsWith("/")
                        && path.length() > 1
                        && !path.endsWith("/")
                        && !path.contains("//")
                        && !(path + "/").contains("/../")
                        && !(path + "/").contains("/./"));
        if (!clean) {
            throw new Refused(field, "Give an absolute folder without “..”, for example /srv/shares.");
        }
        return path;
    }

    /** What a host said, made harmless for one line: control and direction characters become a small mark, the rest is cut. */
    public static String inert(String said, int most) {
        StringBuilder line = new StringBuilder();
        said.codePoints().limit(most).map(c -> control(c) ? '\u00b7' : c).forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /** A host's sentence for where its name stands already: {@code It cannot be reached: No route to host.} */
    public static String aboutIt(String name, String sentence) {
        return sentence.replaceFirst("^" + java.util.regex.Pattern.quote(name) + " (\\([^)]*\\) )?", "It ");
    }

    public static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean control(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
