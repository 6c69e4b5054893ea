package org.intendant.people;

/**
 * Text from outside made harmless for the audit trail and for terminals that show it.
 *
 * <p>Control characters, line separators and marks that turn the direction of writing become visible as {@code ␛} or
 * {@code \}{@code u202e}, so that one entry stays one entry.
 */
public final class Inert {

    private Inert() {}

    /** One line, at most so many characters long. */
    public static String line(String text, int longest) {
        return shown(text, longest, false);
    }

    /** Several lines, at most so many characters long. */
    public static String lines(String text, int longest) {
        return shown(text, longest, true);
    }

    private static String shown(String text, int longest, boolean keepLines) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .takeWhile(point -> shown.length() < longest)
                .forEach(point -> shown.append(keepLines && point == '\n' ? "\n" : shown(point)));
        return shown.length() <= longest ? shown.toString() : shown.substring(0, longest - 1) + "…";
    }

    private static String shown(int point) {
        if (point < 0x20) {
            return Character.toString(0x2400 + point);
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> String.format("\\u%04x", point);
            default -> Character.toString(point);
        };
    }
}
