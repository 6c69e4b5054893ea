package org.intendant.keymanager.revoke;

import java.time.Duration;
import java.util.List;

/** How long a host is left alone that could not be freed of what was taken. One that answers again is not waited for. */
final class Pause {

    /** Until somebody who does the same there has probably ended. */
    static final Duration MOMENT = Duration.ofSeconds(2);

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    private Pause() {}

    /** @param tries so many before this one */
    static Duration after(int tries) {
        return STEPS.get(Math.min(tries, STEPS.size() - 1));
    }
}
