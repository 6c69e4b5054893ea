package org.intendant.servers.pages;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.intendant.servers.Tagging;

/** Sentences about many servers at once. */
final class BulkWords {

    private static final int NAMED = 3;

    private BulkWords() {}

    /** {@code web1}, {@code web1, web2 and web3}, {@code web1, web2, web3 and 12 more}. */
    static String names(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        if (names.size() <= NAMED) {
            return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
        }
        return String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    static String servers(int count) {
        return count == 1 ? "1 server" : count + " servers";
    }

    /** What became of a change of tags: what was done where, what was so already, what was refused. */
    static String of(Tagging tagging) {
        StringBuilder told = new StringBuilder();
        List<String> names =
                tagging.done().stream().map(Tagging.Tagged::name).sorted().toList();
        if (names.isEmpty()) {
            told.append("No tag was changed.");
        } else {
            told.append(deed("Added", tagging, Tagging.Tagged::added));
            told.append(deed("Removed", tagging, Tagging.Tagged::removed));
            told.append("On ").append(names(names)).append('.');
        }
        if (tagging.same() > 0) {
            told.append(' ').append(servers(tagging.same())).append(" had it so already.");
        }
        if (!tagging.refused().isEmpty()) {
            told.append(tagging.refused().stream()
                    .limit(10)
                    .map(refusal -> " " + refusal.sentence())
                    .collect(joining()));
            if (tagging.refused().size() > 10) {
                told.append(" And ").append(tagging.refused().size() - 10).append(" more were refused.");
            }
        }
        return told.toString();
    }

    private static String deed(String word, Tagging tagging, Function<Tagging.Tagged, Set<String>> tags) {
        Set<String> all = new TreeSet<>();
        tagging.done().forEach(tagged -> all.addAll(tags.apply(tagged)));
        return all.isEmpty() ? "" : word + " " + String.join(", ", all) + ". ";
    }
}
