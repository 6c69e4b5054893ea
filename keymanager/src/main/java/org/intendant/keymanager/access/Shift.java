package org.intendant.keymanager.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.LastDay;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foreseen.Line;

/** What changed between two looks at who can log in where: with which keys, and until when. */
final class Shift {

    /** In place of an end: never. */
    private static final Instant NEVER = Instant.MAX;

    private Shift() {}

    static Foreseen between(List<Way> before, List<Way> after) {
        Map<Object, Way> then = open(before);
        Map<Object, Way> now = open(after);
        List<Line> gives = new ArrayList<>(more(then, now, ", also with "));
        List<Line> takes = new ArrayList<>(more(now, then, ", with "));
        now.forEach((where, way) -> {
            Way was = then.get(where);
            if (was != null) {
                gives.addAll(ends(was, way, true));
                takes.addAll(ends(was, way, false));
            }
        });
        return new Foreseen(gives, takes);
    }

    private static Map<Object, Way> open(List<Way> ways) {
        Map<Object, Way> open = new LinkedHashMap<>();
        ways.stream()
                .filter(Way::isOpen)
                .forEach(way -> open.put(List.of(way.spot().accountId(), way.holder()), way));
        return open;
    }

    /** What is there with which keys, and was not. */
    private static List<Line> more(Map<Object, Way> were, Map<Object, Way> are, String with) {
        List<Line> lines = new ArrayList<>();
        are.forEach((where, way) -> {
            Way was = were.get(where);
            Map<String, AccessKey> keys = keys(way);
            if (was != null) {
                keys.keySet().removeAll(keys(was).keySet());
            }
            if (!keys.isEmpty()) {
                lines.add(line(way, was == null ? "" : with + named(keys.values())));
            }
        });
        return lines;
    }

    /** What goes on longer, or ends earlier, than before. */
    private static List<Line> ends(Way was, Way is, boolean later) {
        Map<String, AccessKey> before = keys(was);
        Map<String, AccessKey> both = keys(is);
        both.keySet().retainAll(before.keySet());
        Map<List<Instant>, List<AccessKey>> shifted = new LinkedHashMap<>();
        both.forEach((id, key) -> {
            List<Instant> ends = List.of(end(was, requireNonNull(before.get(id))), end(is, key));
            if (later ? ends.get(1).isAfter(ends.get(0)) : ends.get(1).isBefore(ends.get(0))) {
                shifted.computeIfAbsent(ends, any -> new ArrayList<>()).add(key);
            }
        });
        List<Line> lines = new ArrayList<>();
        shifted.forEach((ends, keys) -> lines.add(line(
                is,
                (keys.size() == both.size() ? "" : ", with " + named(keys))
                        + (later ? ", " + until(ends.get(1)) : ", after " + LastDay.of(ends.get(1)))
                        + " (was " + until(ends.get(0)) + ")")));
        return lines;
    }

    private static String until(Instant end) {
        return end.equals(NEVER) ? "without an end" : "until " + LastDay.of(end);
    }

    /** When somebody cannot log in with this key any more: when it ends, or the last of the reasons. */
    private static Instant end(Way way, AccessKey key) {
        Instant last = way.reasons().stream()
                .map(reason -> reason.ends() == null ? NEVER : reason.ends())
                .max(Instant::compareTo)
                .orElse(NEVER);
        Instant ends = key.ends();
        return ends == null || ends.isAfter(last) ? last : ends;
    }

    /** By what a key lets in: its bytes and its options. Its name is nothing that opens anything. */
    private static Map<String, AccessKey> keys(Way way) {
        Map<String, AccessKey> keys = new LinkedHashMap<>();
        way.keys().forEach(key -> keys.put(key.options() + " " + key.key(), key));
        return keys;
    }

    private static Line line(Way way, String more) {
        return new Line(way.spot().place(), way.holder().name() + more, way.why());
    }

    private static String named(Iterable<AccessKey> keys) {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add("the key " + (key.comment().isEmpty() ? key.fingerprint() : key.comment())));
        return String.join(", ", names);
    }
}
