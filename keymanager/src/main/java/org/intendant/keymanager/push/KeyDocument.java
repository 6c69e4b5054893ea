package org.intendant.keymanager.push;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.keymanager.access.AccessKey;
import org.intendant.keymanager.access.Holder;
import org.intendant.keymanager.access.Way;

/**
 * The keys of one account as its file {@code ~/.ssh/authorized_keys2} holds them: Intendant's own first, then those of whoever
 * may log in, then what is kept of others. The same keys make the same bytes, in whatever order they were read.
 */
final class KeyDocument {

    /** By which a file is known that Intendant wrote. */
    static final String FIRST_WORDS = "# Who may log in as ";

    /** What stands below is not Intendant's; the program on servers that fetch their keys looks for it too. */
    static final String KEPT = "# Below: not Intendant's, kept until somebody decides.";

    private static final Holder INTENDANT = new Holder(Holder.Kind.FEATURE, 0, "Intendant");

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, Holder> holders = new LinkedHashMap<>();
    private final List<String> kept = new ArrayList<>();
    private final String place;

    private KeyDocument(String place) {
        this.place = place;
    }

    /**
     * @param place {@code root@web1}
     * @param ownKey the public line of Intendant's own key
     * @param ways of this account
     */
    static KeyDocument of(String place, String ownKey, List<Way> ways) {
        KeyDocument document = new KeyDocument(place);
        HostLine own = HostLine.of(ownKey.strip());
        document.put(own.fingerprint(), own.text(), INTENDANT);
        ways.stream()
                .filter(Way::isOpen)
                .sorted(Comparator.comparing((Way way) -> way.holder().kind())
                        .thenComparing(way -> way.holder().name()))
                .forEach(way -> way.keys().stream()
                        .sorted(Comparator.comparing(AccessKey::fingerprint))
                        .forEach(key -> document.put(key.fingerprint(), line(way, key), way.holder())));
        return document;
    }

    private void put(String fingerprint, String line, Holder holder) {
        lines.putIfAbsent(fingerprint, line);
        holders.putIfAbsent(fingerprint, holder);
    }

    /** Adds what others wrote and what is kept. */
    KeyDocument keeping(List<KeptKey> others) {
        others.stream()
                .filter(other -> other.getDecision() != KeptKey.Decision.REMOVED)
                .filter(other -> !lines.containsKey(other.getFingerprint()))
                .map(KeptKey::getLine)
                .sorted()
                .forEach(kept::add);
        return this;
    }

    /** T24: what anybody is called, and calls a key, stays in the line. */
    private static String line(Way way, AccessKey key) {
        String names = (way.holder().name() + " " + key.comment()).replaceAll("[^\\x21-\\x7e]+", " ");
        return (key.options() + " " + key.key() + " " + names.strip()).strip();
    }

    /** Whether a key is one that somebody may log in with, or Intendant's own. */
    boolean wants(String fingerprint) {
        return lines.containsKey(fingerprint);
    }

    /** Whose each key is that is wanted, by fingerprint, Intendant's own among them. */
    Map<String, Holder> holders() {
        return Map.copyOf(holders);
    }

    /** All lines that let somebody in. */
    List<String> keys() {
        return Stream.concat(lines.values().stream(), kept.stream()).toList();
    }

    String text() {
        StringBuilder text = new StringBuilder(FIRST_WORDS)
                .append(place)
                .append(", written by Intendant. What is changed here is reported and put right.\n");
        lines.values().forEach(line -> text.append(line).append('\n'));
        text.append(KEPT).append('\n');
        kept.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
