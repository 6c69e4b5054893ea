package org.intendant.keymanager.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key that opens one account, or why there is none, as a line of a file. */
record AccessLine(AccessRow row, Way way, @Nullable AccessKey key) {

    static Stream<AccessLine> of(AccessRow row) {
        return row.ways().stream().flatMap(way -> of(row, way));
    }

    private static Stream<AccessLine> of(AccessRow row, Way way) {
        List<AccessKey> keys = way.keys();
        return keys.isEmpty()
                ? Stream.of(new AccessLine(row, way, null))
                : keys.stream().map(key -> new AccessLine(row, way, key));
    }
}
