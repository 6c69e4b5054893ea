package org.intendant.operations.pages;

/**
 * A line of a difference, each side as three texts: before the change, the change, after it.
 *
 * @param kind {@code same}, {@code add}, {@code del}, {@code change} or {@code gap}
 * @param oldNo its number before, or the empty string
 * @param newNo its number after, or the empty string
 */
public record DiffLine(
        String kind,
        String oldNo,
        String newNo,
        String left,
        String leftMark,
        String leftRest,
        String right,
        String rightMark,
        String rightRest) {

    static DiffLine same(int oldNo, int newNo, String text) {
        return new DiffLine("same", no(oldNo), no(newNo), Shown.text(text), "", "", Shown.text(text), "", "");
    }

    static DiffLine added(int newNo, String text) {
        return new DiffLine("add", "", no(newNo), "", "", "", Shown.text(text), "", "");
    }

    static DiffLine removed(int oldNo, String text) {
        return new DiffLine("del", no(oldNo), "", Shown.text(text), "", "", "", "", "");
    }

    static DiffLine gap(String words) {
        return new DiffLine("gap", "", "", words, "", "", "", "", "");
    }

    /** Marks what lies between the common beginning and the common end. */
    static DiffLine changed(int oldNo, String before, int newNo, String after) {
        String left = Shown.text(before);
        String right = Shown.text(after);
        int most = Math.min(left.length(), right.length());
        int start = 0;
        while (start < most && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
            end++;
        }
        return new DiffLine(
                "change",
                no(oldNo),
                no(newNo),
                left.substring(0, start),
                left.substring(start, left.length() - end),
                left.substring(left.length() - end),
                right.substring(0, start),
                right.substring(start, right.length() - end),
                right.substring(right.length() - end));
    }

    private static String no(int number) {
        return String.valueOf(number);
    }
}
