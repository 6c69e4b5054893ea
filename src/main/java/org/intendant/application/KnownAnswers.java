package org.intendant.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What the signature of a resource's method does not say: other status codes than 200, bodies of responses, filters. */
final class KnownAnswers {
    /** Parameters of files that are no filters of lists. */
    private static final Map<String, String> WORDS = Map.of(
            "format", "csv, unless json is asked for.",
            "template", "true for the header and an example only.",
            "q", "Words that must occur.",
            "sort", "The column to sort by.",
            "desc", "true to sort downwards.");

    private KnownAnswers() {}

    /**
     * Adds it to a document.
     *
     * @param document as it was made from the resources; is changed
     * @param known {@code answers} and {@code bodies} by operation, {@code filters} by list; each must be in the document
     */
    static void add(ObjectNode document, JsonNode known) {
        known.required("answers")
                .properties()
                .forEach(answer -> operation(document, answer.getKey())
                        .set("responses", answer.getValue().deepCopy()));
        known.required("bodies")
                .properties()
                .forEach(body -> operation(document, body.getKey())
                        .set("requestBody", body.getValue().deepCopy()));
        known.required("filters")
                .properties()
                .forEach(list -> list.getValue()
                        .forEach(filter -> addFilter(operation(document, "get " + list.getKey()), filter.asText())));
        operation(document, "post /api/v1/tokens").putArray("security");
    }

    /** @param name as in {@code post /api/v1/tokens} */
    private static ObjectNode operation(ObjectNode document, String name) {
        String[] words = name.split(" ", 2);
        return (ObjectNode) document.required("paths").required(words[1]).required(words[0]);
    }

    private static void addFilter(ObjectNode operation, String name) {
        operation
                .withArray("/parameters")
                .addObject()
                .put("name", name)
                .put("in", "query")
                .put("description", WORDS.getOrDefault(name, "Only rows of this " + name + "."))
                .putObject("schema")
                .put("type", "string");
    }
}
