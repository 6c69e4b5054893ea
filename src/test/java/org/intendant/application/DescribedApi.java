package org.intendant.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.demo.RestClient;

/** The OpenAPI document, asked whether an answer is as it says. */
final class DescribedApi {
    private final JsonNode document;

    DescribedApi(JsonNode document) {
        this.document = document;
    }

    /**
     * What is not as described, a sentence each.
     *
     * @param operation as in {@code get /api/v1/servers/{id}}
     */
    List<String> faults(String operation, RestClient.Answer answer) {
        String[] words = operation.split(" ", 2);
        JsonNode responses =
                document.required("paths").path(words[1]).path(words[0]).path("responses");
        String status = Integer.toString(answer.status());
        JsonNode described = responses.path(status);
        if (described.isMissingNode() && answer.status() >= 400) {
            described = followed(responses.path("default"));
        }
        if (described.isMissingNode()) {
            return List.of(operation + " answers " + status + ", which is not described");
        }
        JsonNode schema = described.at("/content/application~1json/schema");
        List<String> faults = new ArrayList<>();
        if (!schema.isMissingNode()) {
            check(operation, answer.json(), schema, faults);
        } else if (described.path("content").isMissingNode() && answer.bytes().length > 0) {
            faults.add(operation + " answers something, and nothing is described");
        }
        return faults;
    }

    private void check(String where, JsonNode value, JsonNode described, List<String> faults) {
        JsonNode schema = followed(described);
        switch (schema.path("type").asText()) {
            case "object" -> object(where, value, schema, faults);
            case "array" -> {
                must(value.isArray(), where + " is no list: " + value, faults);
                value.forEach(one -> check(where + "[]", one, schema.path("items"), faults));
            }
            case "integer" -> must(value.isIntegralNumber(), where + " is no whole number: " + value, faults);
            case "boolean" -> must(value.isBoolean(), where + " is neither true nor false: " + value, faults);
            case "string" -> {
                must(value.isTextual(), where + " is no text: " + value, faults);
                JsonNode words = schema.path("enum");
                must(words.isMissingNode() || contains(words, value), where + " may not be " + value, faults);
            }
            default -> {
                // nothing is said of it
            }
        }
    }

    /** A field that has no value may be null: what may be is not told apart in the document. */
    private void object(String where, JsonNode value, JsonNode schema, List<String> faults) {
        must(value.isObject(), where + " is no object: " + value, faults);
        JsonNode fields = schema.path("properties");
        if (fields.isMissingNode()) {
            return;
        }
        schema.path("required").forEach(name -> must(value.has(name.asText()), where + " lacks " + name, faults));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String inner = where + "." + field.getKey();
            must(fields.has(field.getKey()), inner + " is not described", faults);
            if (!field.getValue().isNull()) {
                check(inner, field.getValue(), fields.path(field.getKey()), faults);
            }
        }
    }

    private JsonNode followed(JsonNode described) {
        String reference = described.path("$ref").asText();
        return reference.isEmpty() ? described : followed(document.at(reference.substring(1)));
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void must(boolean fine, String sentence, List<String> faults) {
        if (!fine) {
            faults.add(sentence);
        }
    }
}
