package org.intendant.people.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.Inert;
import org.intendant.plans.Refused;
import org.intendant.web.Csv;
import org.intendant.web.Json;
import org.jspecify.annotations.Nullable;

/** A file as rows: nothing in it is known to be right yet but that it is a table of this kind. */
final class ImportFile {

    private static final int TOO_MANY = Upload.MOST_ROWS + 2;

    private ImportFile() {}

    /**
     * The rows, those that cannot be read with the reason.
     *
     * @throws Refused in the field {@code file} where the whole file makes no sense
     */
    static List<ImportRow> read(Importable kind, Upload upload) {
        List<ImportRow> rows =
                upload.format() == Upload.Format.JSON ? json(kind, upload.text()) : csv(kind, upload.text());
        if (rows.isEmpty()) {
            throw new Refused("file", "There is no row in it.");
        }
        if (rows.size() > Upload.MOST_ROWS) {
            throw new Refused(
                    "file", "There are more than " + Upload.MOST_ROWS + " rows. Split it into several files.");
        }
        return unique(kind, rows.stream().map(ImportFile::bounded).toList());
    }

    private static List<ImportRow> csv(Importable kind, String text) {
        List<List<String>> lines = Csv.read(text, TOO_MANY);
        if (lines.isEmpty()) {
            throw new Refused("file", "There is no row in it.");
        }
        List<String> head = lines.get(0).stream().map(String::strip).toList();
        mustBeKnown(kind, new LinkedHashSet<>(head), true);
        if (new HashSet<>(head).size() < head.size()) {
            throw new Refused("file", "A column stands twice in the header.");
        }
        List<ImportRow> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(i + 1, head, lines.get(i)));
        }
        return rows;
    }

    private static ImportRow row(int number, List<String> head, List<String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(head.size(), cells.size()); i++) {
            values.put(head.get(i), cells.get(i));
        }
        ImportRow row = new ImportRow(number, new Cells(values));
        return head.size() == cells.size()
                ? row
                : row.refused("", "This row has " + cells.size() + " cells, the header " + head.size() + ".");
    }

    /** What {@code application/json} holds. */
    record Body(@Nullable List<Map<String, @Nullable Object>> rows) {}

    private static List<ImportRow> json(Importable kind, String text) {
        List<ImportRow> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> fields : body(text)) {
            mustBeKnown(kind, fields.keySet(), false);
            Map<String, String> values = new HashMap<>();
            List<String> odd = new ArrayList<>();
            fields.forEach((name, value) -> values.put(name, cell(name, value, odd)));
            ImportRow row = new ImportRow(rows.size() + 2, new Cells(values));
            rows.add(
                    odd.isEmpty()
                            ? row
                            : row.refused(odd.get(0), "Give text, a whole number, true, false or a list of texts."));
            if (rows.size() > Upload.MOST_ROWS) {
                break;
            }
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> body(String text) {
        try {
            Body body = text.isBlank() ? null : Json.mapper().readValue(text, Body.class);
            if (body == null) {
                throw new Refused("", "Send a JSON object.");
            }
            return body.rows() == null ? List.of() : body.rows();
        } catch (JsonProcessingException wrong) {
            throw new NoJson(wrong);
        }
    }

    private static String cell(String name, @Nullable Object value, List<String> odd) {
        if (value instanceof Boolean yes) {
            return Cells.yesNo(yes);
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.joining(" "));
        }
        if (value == null || value instanceof String || value instanceof Integer || value instanceof Long) {
            return value == null ? "" : value.toString();
        }
        odd.add(name);
        return "";
    }

    private static void mustBeKnown(Importable kind, Set<String> names, boolean withKeys) {
        Set<String> unknown = new LinkedHashSet<>(names);
        kind.columns().forEach(column -> unknown.remove(column.name()));
        unknown.remove(Column.version().name());
        if (!unknown.isEmpty()) {
            String column = Inert.line(unknown.iterator().next(), 40);
            throw new Refused(
                    "file",
                    column.isBlank()
                            ? "A column has no name."
                            : "There is no column “" + column + "” for " + kind.many()
                                    + ". The template has them all.");
        }
        kind.keys().stream()
                .filter(key -> withKeys && !names.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new Refused("file", "The column “" + key + "” is missing.");
                });
    }

    private static ImportRow bounded(ImportRow row) {
        return row.cells()
                .columns()
                .filter(column -> row.cells().text(column).length() > Upload.LONGEST_CELL
                        || row.cells().text(column).indexOf('\0') >= 0)
                .findFirst()
                .map(column -> row.refused(
                        column,
                        row.cells().text(column).indexOf('\0') >= 0
                                ? "No text holds the character NUL."
                                : "A cell holds at most " + Upload.LONGEST_CELL + " characters."))
                .orElse(row);
    }

    /** Of rows about the same thing nobody knows which one counts: none does. */
    private static List<ImportRow> unique(Importable kind, List<ImportRow> rows) {
        Map<String, List<Integer>> numbers = new HashMap<>();
        List<ImportRow> keyed =
                rows.stream().map(row -> keyed(kind, row, numbers)).toList();
        return keyed.stream()
                .map(row -> row.faults().isEmpty() ? twice(kind, row, numbers) : row)
                .toList();
    }

    private static ImportRow keyed(Importable kind, ImportRow row, Map<String, List<Integer>> numbers) {
        if (!row.faults().isEmpty()) {
            return row;
        }
        try {
            marks(kind, row)
                    .forEach(
                            (column, mark) -> numbers.computeIfAbsent(column + "\n" + mark, unseen -> new ArrayList<>())
                                    .add(row.number()));
            return row;
        } catch (Refused refused) {
            return new ImportRow(row.number(), row.cells(), refused.reasons());
        }
    }

    /** What tells the row from others, by column: its key first. */
    private static Map<String, String> marks(Importable kind, ImportRow row) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(kind.keys().get(kind.keys().size() - 1), kind.key(row.cells()));
        marks.putAll(kind.unique(row.cells()));
        return marks;
    }

    private static ImportRow twice(Importable kind, ImportRow row, Map<String, List<Integer>> numbers) {
        return marks(kind, row).entrySet().stream()
                .filter(mark -> same(mark, numbers).size() > 1)
                .findFirst()
                .map(mark -> row.refused(
                        mark.getKey(),
                        "Rows "
                                + same(mark, numbers).stream()
                                        .limit(5)
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "))
                                + " say the same here, which only one " + kind.one() + " can. Keep one of them."))
                .orElse(row);
    }

    private static List<Integer> same(Map.Entry<String, String> mark, Map<String, List<Integer>> numbers) {
        return numbers.getOrDefault(mark.getKey() + "\n" + mark.getValue(), List.of());
    }
}
