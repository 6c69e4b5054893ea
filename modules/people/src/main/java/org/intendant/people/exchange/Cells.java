package org.intendant.people.exchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** The cells of one row by the names of their columns. A column that the file does not have leaves everything as it is. */
public final class Cells {

    private final Map<String, String> values;

    public Cells(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public boolean has(String column) {
        return values.containsKey(column);
    }

    /** The cell's text, empty where there is none. */
    public String text(String column) {
        return values.getOrDefault(column, "");
    }

    /**
     * The cell's text in small letters.
     *
     * @throws Refused in the column, with this sentence, where there is none
     */
    public String given(String column, String sentence) {
        String text = text(column).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            throw new Refused(column, sentence);
        }
        return text;
    }

    /** The cell's text; the other one where the file has no such column. */
    public String text(String column, @Nullable String otherwise) {
        return values.getOrDefault(column, otherwise == null ? "" : otherwise);
    }

    /** The cell's words; the others where the file has no such column. */
    public List<String> words(String column, List<String> otherwise) {
        return has(column)
                ? Arrays.stream(text(column).split("[\\s,]+"))
                        .filter(word -> !word.isEmpty())
                        .toList()
                : otherwise;
    }

    /**
     * The cell's number; the other one where there is no such column or nothing in it.
     *
     * @throws Refused in the column
     */
    public @Nullable Integer number(String column, @Nullable Integer otherwise) {
        String text = text(column).strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refused(column, "Give a whole number, or nothing.");
        }
        return Integer.valueOf(text);
    }

    /**
     * The cell's yes or no; the other where there is no such column or nothing in it.
     *
     * @throws Refused in the column
     */
    public boolean yes(String column, boolean otherwise) {
        return switch (text(column).strip().toLowerCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "yes", "true", "1" -> true;
            case "no", "false", "0" -> false;
            default -> throw new Refused(column, "Give yes or no.");
        };
    }

    /** The names of the row's columns. */
    Stream<String> columns() {
        return values.keySet().stream().sorted();
    }

    public static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    /** The same without these columns. */
    Cells without(Set<String> columns) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.keySet().removeAll(columns);
        return new Cells(fewer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cells cells && values.equals(cells.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
