package org.intendant.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.web.Json;

/**
 * What the REST API offers, as an OpenAPI 3 document made at build time from the resources, with what holds for all of them:
 * the shape of errors, the token, and how lists are asked.
 */
@ApplicationScoped
public class ApiDescription {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** The document as JSON. */
    @Allowed(Permission.OWN_PROFILE)
    public String json() {
        ObjectNode document = read("openapi.json");
        ObjectNode common = read("openapi-common.json");
        for (String kind : Set.of("schemas", "responses", "parameters", "securitySchemes")) {
            document.withObject("/components/" + kind).setAll((ObjectNode) common.required(kind));
        }
        document.set("security", common.required("security"));
        KnownAnswers.add(document, read("openapi-answers.json"));
        document.required("paths")
                .forEach(path -> path.properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        complete((ObjectNode) method.getValue(), common);
                    }
                }));
        return document.toPrettyString();
    }

    private static void complete(ObjectNode operation, JsonNode common) {
        ObjectNode responses = operation.withObject("/responses");
        JsonNode done = responses.path("200");
        if (done.isObject() && !done.has("content")) {
            responses.remove("200"); // 201 or 202, which only the method's body knows
            responses.set("2XX", done);
        }
        responses.set("default", reference("responses", "Error"));
        String answer = done.at("/content/application~1json/schema/$ref").asText();
        if (answer.startsWith("#/components/schemas/Page")) {
            ArrayNode parameters = operation.withArray("/parameters");
            common.required("parameters")
                    .fieldNames()
                    .forEachRemaining(name -> parameters.add(reference("parameters", name)));
        }
    }

    private static ObjectNode reference(String kind, String name) {
        return Json.mapper().valueToTree(Map.of("$ref", "#/components/" + kind + "/" + name));
    }

    private static ObjectNode read(String name) {
        try (InputStream in = ApiDescription.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The build left out " + name + ".");
            }
            return (ObjectNode) Json.mapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
