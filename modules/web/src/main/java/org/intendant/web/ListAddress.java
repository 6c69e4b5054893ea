package org.intendant.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The query part of an address, {@code q=web&tag=blue}, as names and values. */
public final class ListAddress {

    /** Parameters of an address that are looked at; what comes after them is no address of ours. */
    private static final int MOST = 50;

    private ListAddress() {}

    /** Name → values in their order. What is not encoded as addresses are stands under its name as it is. */
    public static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String[] pairs = query.split("&", MOST + 1);
        for (int at = 0; at < Math.min(MOST, pairs.length); at++) {
            if (!pairs[at].isEmpty()) {
                int cut = pairs[at].indexOf('=');
                String name = cut < 0 ? pairs[at] : pairs[at].substring(0, cut);
                String value = cut < 0 ? "" : pairs[at].substring(cut + 1);
                parameters
                        .computeIfAbsent(decoded(name), unknown -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    /** The other way; without a question mark. What is empty is left out. */
    public static String text(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As a list over REST is asked for the same rows, without the place of a page. */
    public static String text(Query query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query.search());
        query.filters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(filter -> parameters.put(filter.getKey(), filter.getValue()));
        parameters.put("sort", query.sort());
        parameters.put("desc", query.descending() ? "true" : "");
        return text(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
