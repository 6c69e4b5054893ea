package org.intendant.keymanager.revoke;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a revocation is.
 *
 * @param all keys on accounts that it took
 * @param gone that are proven gone
 * @param open that are still there, as far as anybody knows
 * @param slowest how long the last proof took; null without one
 */
public record Counts(
        long all, long gone, long open, @Nullable Duration slowest) {

    /** That are wanted again, or whose server was removed, before they were gone. */
    public long withdrawn() {
        return all - gone - open;
    }

    /** {@code 7 of 9 gone, slowest after 3.2 s}. */
    public String words() {
        StringBuilder words =
                new StringBuilder().append(gone).append(" of ").append(all).append(" gone");
        if (slowest != null) {
            words.append(gone == 1 ? ", after " : ", slowest after ").append(words(slowest));
        }
        if (withdrawn() > 0) {
            words.append(", ").append(withdrawn()).append(" withdrawn");
        }
        return words.toString();
    }

    /** {@code 3.2 s}, {@code 4 min 10 s}, {@code 2 h 5 min}, {@code 3 days}. */
    static String words(Duration took) {
        if (took.toMillis() < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        }
        if (took.toHours() < 1) {
            return took.toMinutes() + " min " + took.toSecondsPart() + " s";
        }
        if (took.toDays() < 2) {
            return took.toHours() + " h " + took.toMinutesPart() + " min";
        }
        return took.toDays() + " days";
    }
}
