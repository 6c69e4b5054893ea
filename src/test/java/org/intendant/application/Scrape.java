package org.intendant.application;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was read at {@code /metrics}, taken apart as Prometheus' text format 0.0.4 is defined. What a reader would refuse fails:
 * a sample without its type, a family in two places, a series twice, buckets that do not add up.
 */
final class Scrape {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.*)");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")(\\{.*})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\n\"])*)\",?");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|created)$");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, TreeMap<Double, Double>> buckets = new HashMap<>();
    private String family = "";

    private Scrape() {}

    static Scrape parse(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("The last line does not end.");
        }
        Scrape scrape = new Scrape();
        text.lines().filter(line -> !line.isEmpty()).forEach(scrape::line);
        scrape.buckets.forEach(scrape::addUp);
        return scrape;
    }

    /** A series as it is written, its labels in their order. */
    double value(String series) {
        if (!values.containsKey(series)) {
            throw new AssertionError("There is no " + series + " in " + values.keySet());
        }
        return values.get(series);
    }

    String type(String name) {
        return types.getOrDefault(name, "none");
    }

    private void line(String line) {
        Matcher comment = COMMENT.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (comment.matches()) {
            comment(comment.group(1), comment.group(2), comment.group(3), line);
        } else if (sample.matches()) {
            sample(sample.group(1), sample.group(2) == null ? "" : sample.group(2), number(sample.group(3)), line);
        } else {
            throw new AssertionError("Neither comment nor sample: " + line);
        }
    }

    private void comment(String what, String name, String rest, String line) {
        boolean next = !name.equals(family);
        if (next && types.containsKey(name)) {
            throw new AssertionError("Its family was already closed: " + line);
        }
        family = name;
        if (what.equals("TYPE")
                && (!rest.matches("counter|gauge|histogram|summary|untyped") || types.put(name, rest) != null)) {
            throw new AssertionError("No type, or a second one: " + line);
        }
    }

    private void sample(String name, String labels, double number, String line) {
        String base = types.containsKey(name) ? name : PART.matcher(name).replaceFirst("");
        if (!base.equals(family) || !types.containsKey(base)) {
            throw new AssertionError("Not below its type: " + line);
        }
        Map<String, String> parsed = labels(labels, line);
        if (values.put(name + labels, number) != null) {
            throw new AssertionError("Twice: " + line);
        }
        if (type(base).equals("histogram") && name.endsWith("_bucket")) {
            double bound = number(parsed.remove("le"));
            buckets.computeIfAbsent(base + "_count " + parsed, none -> new TreeMap<>())
                    .put(bound, number);
        } else if (type(base).equals("histogram") && name.endsWith("_count")) {
            buckets.computeIfAbsent(base + "_count " + parsed, none -> new TreeMap<>())
                    .put(Double.MAX_VALUE, number);
        }
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text.isEmpty()) {
            return labels;
        }
        String inside = text.substring(1, text.length() - 1);
        Matcher label = LABEL.matcher(inside);
        int end = 0;
        while (label.find()) {
            if (labels.put(label.group(1), label.group(2)) != null) {
                throw new AssertionError("A label twice: " + line);
            }
            end = label.end();
        }
        if (end != inside.length()) {
            throw new AssertionError("These are no labels: " + line);
        }
        return labels;
    }

    /** Buckets hold all that smaller ones hold; the last one, without a bound, holds all. */
    private void addUp(String series, TreeMap<Double, Double> counts) {
        double last = 0;
        for (double count : counts.values()) {
            if (count < last) {
                throw new AssertionError(series + " shrinks: " + counts);
            }
            last = count;
        }
        if (!counts.get(Double.MAX_VALUE).equals(counts.get(Double.POSITIVE_INFINITY))) {
            throw new AssertionError(series + " counts something else than its buckets: " + counts);
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
