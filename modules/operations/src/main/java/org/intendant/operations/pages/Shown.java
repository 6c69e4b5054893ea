package org.intendant.operations.pages;

/** Text of a host made fit for a page: control characters and marks that turn the direction of writing become visible. */
final class Shown {

    private static final int PICTURES = 0x2400;

    private Shown() {}

    /** One line. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                shown.append('\t');
            } else if (point < ' ') {
                shown.appendCodePoint(PICTURES + point);
            } else if (inert(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
        });
        return shown.toString();
    }

    private static boolean inert(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> point != 0xFFFE && point != 0xFFFF;
        };
    }
}
