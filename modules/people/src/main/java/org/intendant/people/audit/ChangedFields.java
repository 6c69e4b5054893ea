package org.intendant.people.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines {@code field: value} of an audit entry side by side. */
final class ChangedFields {

    private ChangedFields() {}

    /**
     * One field before and after.
     *
     * @param name empty for lines that name no field
     * @param before empty where it was not there
     * @param after likewise
     */
    public record Field(String name, String before, String after) {

        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    static List<Field> of(String before, String after) {
        Map<String, String> was = fields(before);
        Map<String, String> is = fields(after);
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(new Field(name, was.getOrDefault(name, ""), is.getOrDefault(name, "")));
        }
        return fields;
    }

    /** A line without a colon goes on with the field before it; a field named twice has both values. */
    private static Map<String, String> fields(String lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        String name = "";
        for (String line : lines.split("\n", -1)) {
            int colon = line.indexOf(": ");
            boolean named = colon > 0 || line.endsWith(":");
            if (named) {
                name = colon > 0 ? line.substring(0, colon) : line.substring(0, line.length() - 1);
            }
            String value = !named ? line : colon > 0 ? line.substring(colon + 2) : "";
            if (named || !value.isEmpty()) {
                fields.merge(name, value, (one, more) -> one + "\n" + more);
            }
        }
        return fields;
    }
}
