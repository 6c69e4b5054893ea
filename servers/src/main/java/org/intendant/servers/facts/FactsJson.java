package org.intendant.servers.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Facts as rows keep them. What a later version added is passed over. */
public final class FactsJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private FactsJson() {}

    public static String write(Facts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Facts read(String json) {
        try {
            return JSON.readValue(json, Facts.class);
        } catch (JsonProcessingException changed) {
            throw new IllegalStateException("Stored facts cannot be read.", changed);
        }
    }
}
