package org.intendant.portforwarding.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The right side of a match as {@code nft -j} says it: a value, a list, a set, ranges. */
final class Values {

    private Values() {}

    static List<JsonNode> all(JsonNode right) {
        JsonNode set = right.has("set") ? right.path("set") : right;
        return set.isArray() ? StreamSupport.stream(set.spliterator(), false).toList() : List.of(set);
    }

    static boolean hold(JsonNode right, String word) {
        return all(right).stream().anyMatch(value -> value.asText().equals(word));
    }

    static boolean hold(JsonNode right, int number) {
        return all(right).stream().anyMatch(value -> {
            JsonNode range = value.path("range");
            return range.isArray()
                    ? range.path(0).asInt() <= number && number <= range.path(1).asInt()
                    : value.isInt() && value.asInt() == number;
        });
    }

    static List<String> words(JsonNode right) {
        return all(right).stream()
                .map(value ->
                        value.isValueNode() ? value.asText() : value.toString().replaceAll("[{}\"]", ""))
                .toList();
    }
}
