package org.intendant.keymanager.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key that opens one account, or why there is none, as a line of a file. */
record AccessLine(Way way, @Nullable AccessKey key) {

    static Stream<AccessLine> of(AccessRow row) {
        return row.ways().stream().flatMap(AccessLine::of);
    }

    private static Stream<AccessLine> of(Way way) {
        List<AccessKey> keys = way.keys();
        return keys.isEmpty()
                ? Stream.of(new AccessLine(way, null))
                : keys.stream().map(key -> new AccessLine(way, key));
    }
}
