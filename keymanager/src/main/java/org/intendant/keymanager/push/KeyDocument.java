package org.intendant.keymanager.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.access.AccessKey;
import org.intendant.keymanager.access.Way;

/**
 * The keys of one account as its file {@code ~/.ssh/authorized_keys2} holds them: Intendant's own first, then those of whoever
 * may log in, then what is kept of others. The same keys make the same bytes, in whatever order they were read.
 */
final class KeyDocument {

    /** By which a file is known that Intendant wrote. */
    static final String FIRST_WORDS = "# Who may log in as ";

    private final Map<String, String> lines = new LinkedHashMap<>();
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
        document.lines.put(
                HostLine.of(ownKey.getBytes(StandardCharsets.UTF_8)).get(0).fingerprint(), ownKey.strip());
        ways.stream()
                .filter(Way::isOpen)
                .sorted(Comparator.comparing((Way way) -> way.holder().kind())
                        .thenComparing(way -> way.holder().name()))
                .forEach(way -> way.keys().stream()
                        .sorted(Comparator.comparing(AccessKey::fingerprint))
                        .forEach(key -> document.lines.putIfAbsent(key.fingerprint(), line(way, key))));
        return document;
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

    private static String line(Way way, AccessKey key) {
        String name = way.holder().name().replaceAll("[^\\x21-\\x7e]+", " ").strip();
        return (key.options() + " " + key.key() + " " + name + " " + key.comment()).strip();
    }

    /** Whether a key is one that somebody may log in with, or Intendant's own. */
    boolean wants(String fingerprint) {
        return lines.containsKey(fingerprint);
    }

    /** The fingerprints of all that is wanted, Intendant's own among them. */
    List<String> fingerprints() {
        return List.copyOf(lines.keySet());
    }

    String text() {
        StringBuilder text = new StringBuilder(FIRST_WORDS)
                .append(place)
                .append(", written by Intendant. What is changed here is reported and put right.\n");
        lines.values().forEach(line -> text.append(line).append('\n'));
        if (!kept.isEmpty()) {
            text.append("# Not Intendant's, and kept:\n");
            kept.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
