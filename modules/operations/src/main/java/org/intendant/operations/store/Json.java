package org.intendant.operations.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Approval;

/** Values of a column that is not searched, as JSON. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};

    private Json() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Approval approval(String json) {
        try {
            return MAPPER.readValue(json, Approval.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Map<String, String> texts(String json) {
        try {
            return MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static List<String> sentences(String json) {
        try {
            return MAPPER.readValue(json, SENTENCES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
