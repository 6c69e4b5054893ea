package org.intendant.keymanager.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foreseen.Line;

/** What changed between two looks at who can log in where. */
final class Shift {

    private Shift() {}

    static Foreseen between(List<Way> before, List<Way> after) {
        Map<Object, Way> then = open(before);
        Map<Object, Way> now = open(after);
        return new Foreseen(more(then, now, ", also with "), more(now, then, ", with "));
    }

    private static Map<Object, Way> open(List<Way> ways) {
        Map<Object, Way> open = new LinkedHashMap<>();
        ways.stream().filter(Way::isOpen).forEach(way -> open.put(List.of(way.spot(), way.holder()), way));
        return open;
    }

    /** What is there with which keys, and was not. */
    private static List<Line> more(Map<Object, Way> were, Map<Object, Way> are, String with) {
        List<Line> lines = new ArrayList<>();
        are.forEach((where, way) -> {
            Way was = were.get(where);
            Set<AccessKey> keys = new LinkedHashSet<>(way.keys());
            if (was != null) {
                was.keys().forEach(keys::remove);
            }
            if (!keys.isEmpty()) {
                String which = was == null ? "" : with + named(keys);
                lines.add(new Line(way.spot().place(), way.holder().name() + which, way.why()));
            }
        });
        return lines;
    }

    private static String named(Set<AccessKey> keys) {
        return keys.stream()
                .map(key -> "the key " + (key.comment().isEmpty() ? key.fingerprint() : key.comment()))
                .collect(Collectors.joining(", "));
    }
}
