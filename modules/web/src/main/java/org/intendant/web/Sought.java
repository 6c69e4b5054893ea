package org.intendant.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody typed to find something: some words, each of which must fit. Beginnings rank before middles, those before
 * letters in their order with gaps; only where nothing fits at all, a slip or two are forgiven.
 */
public final class Sought {

    /** Lines of one kind. */
    static final int MOST = 8;

    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 6;
    private static final int BESIDE_THE_NAME = 12;

    private final String text;
    private final List<String> words;

    private Sought(String text) {
        this.text = text;
        this.words = text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).limit(MOST_WORDS).toList();
    }

    /** What is longer than a hundred characters is cut: nothing is called like that. */
    public static Sought of(String typed) {
        String folded = FoundBy.folded(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        return new Sought(folded.replaceAll("[\\s\\p{Cc}]+", " ").strip());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** As it was typed, without case and accents. */
    public String text() {
        return text;
    }

    /** The candidates that fit best, best first and at most eight; of two that fit alike the shorter name, then by alphabet. */
    public <T> List<Jump> best(
            Collection<T> candidates, Function<? super T, FoundBy> by, Function<? super T, Jump> jump) {
        List<Ranked<T>> fitting = ranked(candidates, by, Closeness::of);
        return (fitting.isEmpty() ? ranked(candidates, by, Closeness::despiteASlip) : fitting)
                .stream()
                        .sorted(Comparator.comparingInt(Ranked<T>::rank)
                                .reversed()
                                .thenComparingInt(fits -> fits.name.length())
                                .thenComparing(Ranked::name))
                        .limit(MOST)
                        .map(fits -> jump.apply(fits.thing).ranked(fits.rank))
                        .toList();
    }

    private <T> List<Ranked<T>> ranked(Collection<T> candidates, Function<? super T, FoundBy> by, Measure measure) {
        List<Ranked<T>> fitting = new ArrayList<>();
        for (T candidate : candidates) {
            FoundBy texts = by.apply(candidate);
            int rank = rank(texts, measure);
            if (rank > 0) {
                fitting.add(new Ranked<>(candidate, rank, texts.name()));
            }
        }
        return fitting;
    }

    /** How well all the words fit, or the name as a whole; 0 when one word does not. */
    private int rank(FoundBy texts, Measure measure) {
        int sum = 0;
        for (String word : words) {
            int fits = best(word, texts, measure);
            if (fits == 0) {
                return 0;
            }
            sum += fits;
        }
        int average = words.isEmpty() ? 0 : Math.max(1, sum / words.size());
        return words.size() > 1 ? Math.max(average, measure.of(text, texts.name())) : average;
    }

    private static int best(String word, FoundBy texts, Measure measure) {
        int best = measure.of(word, texts.name());
        for (String other : texts.others()) {
            int fits = measure.of(word, other);
            best = Math.max(best, fits == 0 ? 0 : Math.max(1, fits - BESIDE_THE_NAME));
        }
        return best;
    }

    /** How well a word fits a text, 0 for not at all. */
    private interface Measure {
        int of(String word, String text);
    }

    private record Ranked<T>(T thing, int rank, String name) {}
}
