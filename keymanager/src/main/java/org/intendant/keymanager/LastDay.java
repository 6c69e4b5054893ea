package org.intendant.keymanager;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Ends as people write them: what has a last day is good for the whole of it, in UTC. */
public final class LastDay {

    private LastDay() {}

    /**
     * The moment at which a last day is over; null where none was typed.
     *
     * @param before what it was until now: a day that is over may stay, and none may be chosen anew
     * @throws Refused in the field
     */
    public static @Nullable Instant end(String field, String typed, @Nullable Instant before, Instant now) {
        if (typed.isBlank()) {
            return null;
        }
        Instant end = parsed(field, typed);
        if (!end.equals(before) && !end.isAfter(now)) {
            throw new Refused(field, "Choose today or a later day, or none for no end.");
        }
        return end;
    }

    private static Instant parsed(String field, String typed) {
        try {
            LocalDate lastDay = LocalDate.parse(typed.strip());
            if (lastDay.getYear() <= 9999) {
                return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
        } catch (DateTimeParseException noDay) {
            // told below
        }
        throw new Refused(field, "A day reads 2026-12-31. Leave it empty for no end.");
    }

    /** The last day before this moment; null for no end. */
    public static @Nullable LocalDate of(@Nullable Instant end) {
        return end == null ? null : end.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }
}
