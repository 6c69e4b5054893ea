package org.intendant.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.intendant.plans.Refused;

/**
 * Tables as comma-separated values after RFC 4180, with cells that no spreadsheet takes for formulas.
 *
 * <p>A cell that begins like a formula (with {@code = + - @}, a tab or a line break, also after blanks or apostrophes) is
 * written with an apostrophe in front of it, which {@link #read} takes away again: what was written comes back as it was.
 */
public final class Csv {

    private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?s)'*(?:[\\t\\r\\n]|\\s*[=+\\-@＝＋－＠]).*");
    private static final List<String> SEPARATORS = List.of(",", ";", "\t");

    private Csv() {}

    /** A header line and the rows below it, each as long as the header. */
    public static String write(List<String> head, Stream<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(head);
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                printer.printRecord(row.stream().map(Csv::tame));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * The rows of a text, the header first, each with its cells as they were before they were written. Empty lines are left
     * out. Commas, semicolons and tabs may separate the cells: the first line tells.
     *
     * @param most rows at most, the header among them
     * @throws Refused in the field {@code file} where it is no such text or has more rows
     */
    public static List<List<String>> read(String text, int most) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(true)
                .build();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                if (rows.size() == most) {
                    throw new Refused(
                            "file", "There are more than " + (most - 1) + " rows. Split it into several files.");
                }
                rows.add(row.stream().map(Csv::original).toList());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new Refused("file", "Row " + (rows.size() + 1) + " is no CSV" + why(broken) + ".");
        }
        return rows;
    }

    private static String why(Exception broken) {
        return String.valueOf(broken.getMessage()).contains("EOF")
                ? ": a quotation mark is never closed"
                : ": a quotation mark stands where none belongs";
    }

    private static String separator(String text) {
        String head = text.lines().findFirst().orElse("");
        return SEPARATORS.stream()
                .reduce((one, two) -> count(head, two) > count(head, one) ? two : one)
                .orElseThrow();
    }

    private static long count(String line, String separator) {
        return Arrays.stream(line.split("")).filter(separator::equals).count();
    }

    /** The cell as it is written. */
    static String tame(String cell) {
        return LIKE_A_FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The cell as it was before it was tamed. */
    static String original(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
