package org.intendant.web;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts by which a thing is found, folded once: no case, no accents. Kept beside things of which there are many.
 *
 * @param name counts most
 * @param others what else people know it by: addresses, tags
 */
public record FoundBy(String name, List<String> others) {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** Empty texts are left out. */
    public static FoundBy of(String name, String... others) {
        return of(name, Stream.of(others));
    }

    public static FoundBy of(String name, Stream<String> others) {
        return new FoundBy(
                folded(name),
                others.filter(text -> !text.isEmpty())
                        .map(FoundBy::folded)
                        .distinct()
                        .toList());
    }

    static String folded(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        return (plain
                        ? text
                        : ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                                .replaceAll(""))
                .toLowerCase(Locale.ROOT);
    }
}
