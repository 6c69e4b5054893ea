package org.intendant.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words. An age says how much a state can be trusted, so it is short and never rounded up. */
final class Age {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private Age() {}

    /** "just now", "40 s ago", "4 min ago", "3 h ago", "2 days ago", then the date. */
    static String since(Instant then, Instant now, ZoneId zone) {
        Duration age = Duration.between(then, now);
        if (age.isNegative() && age.compareTo(Duration.ofSeconds(-5)) < 0) {
            return until(then, now, zone);
        }
        if (age.toSeconds() < 10) {
            return "just now";
        }
        return age.toDays() < 7 ? span(age) + " ago" : DATE.format(then.atZone(zone));
    }

    /** "in 40 s", "in 4 min", "in 3 h", "in 2 days", then the date; "now" once it has passed. */
    static String until(Instant then, Instant now, ZoneId zone) {
        Duration left = Duration.between(now, then);
        if (left.isNegative() || left.isZero()) {
            return "now";
        }
        return left.toDays() < 7 ? "in " + span(left) : DATE.format(then.atZone(zone));
    }

    /** The largest whole unit: "40 s", "4 min", "3 h", "1 day". */
    static String span(Duration length) {
        if (length.toSeconds() < 60) {
            return length.toSeconds() + " s";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min";
        }
        if (length.toHours() < 24) {
            return length.toHours() + " h";
        }
        return length.toDays() == 1 ? "1 day" : length.toDays() + " days";
    }

    /** The full time with the zone's name. */
    static String full(Instant then, ZoneId zone) {
        return FULL.format(then.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
