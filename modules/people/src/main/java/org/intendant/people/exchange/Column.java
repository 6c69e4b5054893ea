package org.intendant.people.exchange;

/**
 * A column of a file.
 *
 * @param name as in the header of a CSV file and in JSON
 * @param meaning what belongs there, a sentence for people
 * @param example a value for the template
 */
public record Column(String name, Kind kind, String meaning, String example) {

    /** What its cells hold, beside their text in CSV. */
    public enum Kind {
        /** A string in JSON. */
        TEXT,
        /** Words with blanks between them; a list of strings in JSON. */
        LIST,
        /** A whole number, or nothing. */
        NUMBER,
        /** {@code yes} or {@code no}; true or false in JSON. */
        YES_NO
    }

    public static Column text(String name, String meaning, String example) {
        return new Column(name, Kind.TEXT, meaning, example);
    }

    public static Column list(String name, String meaning, String example) {
        return new Column(name, Kind.LIST, meaning, example);
    }

    public static Column number(String name, String meaning, String example) {
        return new Column(name, Kind.NUMBER, meaning, example);
    }

    public static Column yesNo(String name, String meaning, String example) {
        return new Column(name, Kind.YES_NO, meaning, example);
    }

    /** The version that every kind has. */
    public static Column version() {
        return number(
                "version",
                "Leave it as it was taken out: a row is refused when somebody changed it since. Empty means any.",
                "");
    }
}
