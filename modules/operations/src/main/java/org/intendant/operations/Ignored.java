package org.intendant.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Somebody's decision to leave a difference for a while.
 *
 * @param ends when its last day is over
 * @param by who decided
 * @param at when
 */
public record Ignored(Instant ends, String by, Instant at) {

    /** The last day on which it is ignored, in UTC. */
    public LocalDate lastDay() {
        return ends.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }

    static Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
