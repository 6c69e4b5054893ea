package org.intendant.application;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who gets what from every address, as a table of lines {@code METHOD path member viewer operator admin [body]}.
 *
 * <p>A cell is a status, or {@code ok}: let in, whatever the use case then says about this very input (2xx, 409, 422, or
 * 502 for what a host refuses).
 */
record PermissionTable(List<Row> rows) {

    static final List<String> ROLES = List.of("member", "viewer", "operator", "admin");

    static PermissionTable parse(String text) {
        return new PermissionTable(
                text.lines().filter(line -> !line.isBlank()).map(Row::parse).toList());
    }

    /** The one row of a path that only one method has. */
    Row row(String path) {
        return rows.stream().filter(row -> row.path.equals(path)).findFirst().orElseThrow();
    }

    List<String> operations() {
        return rows.stream().map(row -> row.method + " " + row.path).sorted().toList();
    }

    /**
     * One address.
     *
     * @param body JSON, or empty for none
     */
    record Row(String method, String path, Map<String, String> expected, String body) {

        private static final int BEFORE_BODY = 2 + ROLES.size();

        static Row parse(String line) {
            String[] words = line.strip().split("\\s+", BEFORE_BODY + 1);
            Map<String, String> expected = new TreeMap<>();
            for (int i = 0; i < ROLES.size(); i++) {
                expected.put(ROLES.get(i), words[2 + i]);
            }
            return new Row(words[0], words[1], expected, words.length > BEFORE_BODY ? words[BEFORE_BODY] : "");
        }

        /** The cells as the table has them, from what was answered: so that a difference is read at one glance. */
        String line(Map<String, Integer> statuses) {
            return method + " " + path + " "
                    + ROLES.stream()
                            .map(role -> cell(expected.getOrDefault(role, ""), statuses.getOrDefault(role, 0)))
                            .collect(Collectors.joining(" "));
        }

        String line() {
            return method + " " + path + " " + ROLES.stream().map(expected::get).collect(Collectors.joining(" "));
        }

        private static String cell(String expected, int status) {
            boolean letIn = status / 100 == 2 || status == 409 || status == 422 || status == 502;
            return expected.equals("ok") && letIn ? "ok" : Integer.toString(status);
        }
    }
}
