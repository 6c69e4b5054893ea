package org.intendant.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations that an OpenAPI document describes, with an example of each body. */
final class ApiOperations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode document;
    private final List<ApiOperation> all = new ArrayList<>();

    ApiOperations(JsonNode document) {
        this.document = document;
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        all.add(operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
    }

    /** One of them; the example is an empty object where nothing is sent. */
    record ApiOperation(String method, String path, boolean hasBody, ObjectNode example) {

        String at(String id) {
            return filled(path, id);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<ApiOperation> all() {
        return List.copyOf(all);
    }

    List<String> paths() {
        return all.stream().map(ApiOperation::path).distinct().toList();
    }

    Optional<ApiOperation> find(String path, String method) {
        return all.stream()
                .filter(one -> one.path().equals(path) && one.method().equals(method))
                .findFirst();
    }

    /** The words that each text of the operation's body may be, where they are listed: place in the body to words. */
    Map<String, List<String>> words(ApiOperation operation) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        JsonNode described = document.required("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT));
        collect(described.at("/requestBody/content/application~1json/schema"), "", 0, words);
        return words;
    }

    private void collect(JsonNode described, String place, int depth, Map<String, List<String>> words) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.get("$ref").asText().substring(1))
                : described;
        if (schema.has("enum")) {
            List<String> listed = new ArrayList<>();
            schema.get("enum").forEach(word -> listed.add(word.asText()));
            words.put(place, listed);
        }
        if (depth < 6) {
            schema.path("properties")
                    .properties()
                    .forEach(field -> collect(field.getValue(), place + "/" + field.getKey(), depth + 1, words));
        }
    }

    /** The path with this in the place of every parameter. */
    static String filled(String path, String id) {
        return path.replaceAll("\\{[^}]*}", id);
    }

    private ApiOperation operation(String path, String method, JsonNode described) {
        JsonNode schema = described.at("/requestBody/content/application~1json/schema");
        boolean body = described.has("requestBody");
        JsonNode example = body ? example(schema, 0) : JSON.objectNode();
        return new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                body,
                example instanceof ObjectNode object ? object : JSON.objectNode());
    }

    private JsonNode example(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return example(document.at(schema.get("$ref").asText().substring(1)), depth + 1);
        }
        JsonNode type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asText()) {
            case "object" -> object(schema, depth);
            case "array" -> JSON.arrayNode();
            case "integer", "number" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.textNode("x");
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode made = JSON.objectNode();
        if (depth < 6) {
            schema.path("properties")
                    .properties()
                    .forEach(field -> made.set(field.getKey(), example(field.getValue(), depth + 1)));
        }
        return made;
    }
}
