package org.intendant.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The same thing measured several times. The unit is the caller's. */
final class Samples {

    private static final double HUNDRED = 100;

    private final double[] sorted;

    private Samples(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    static Samples of(double... values) {
        return new Samples(values);
    }

    static Samples of(Collection<? extends Number> values) {
        return new Samples(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    int count() {
        return sorted.length;
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }

    double p95() {
        return percentile(95);
    }

    double p99() {
        return percentile(99);
    }

    /** The smallest value that is not below this percentage of all: never one that was not measured. */
    private double percentile(double percent) {
        int rank = (int) Math.ceil(percent / HUNDRED * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** How many times the other's median this one's is. */
    double ratioTo(Samples other) {
        return median() / other.median();
    }

    /** Every value divided, for figures per unit. */
    Samples per(double units) {
        return new Samples(Arrays.stream(sorted).map(value -> value / units).toArray());
    }

    /** {@code 12.3 (11.8–14.0)}: the median and the spread. */
    String shown() {
        return number(median()) + " (" + number(least()) + "–" + number(most()) + ")";
    }

    /** A figure with three digits that count, as people read it. */
    static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= HUNDRED ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
