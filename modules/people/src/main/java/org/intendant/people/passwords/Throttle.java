package org.intendant.people.passwords;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait after failures: some are free, then the wait doubles up to a limit, and an hour of quiet forgets all.
 *
 * @param free failures without any wait
 * @param first the wait after the next one
 * @param most the longest wait
 */
record Throttle(int free, Duration first, Duration most) {

    /** One account, tried from one network: somebody guesses a password. */
    static final Throttle ACCOUNT_FROM_NETWORK = new Throttle(4, Duration.ofSeconds(2), Duration.ofMinutes(15));
    /** One network, whatever the account: somebody tries many names. */
    static final Throttle NETWORK = new Throttle(20, Duration.ofSeconds(2), Duration.ofMinutes(15));
    /** One account, from networks where it never signed in: many machines guess together. Slow, never a lock-out. */
    static final Throttle ACCOUNT_FROM_STRANGERS = new Throttle(50, Duration.ofSeconds(1), Duration.ofSeconds(30));

    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    Duration waitAfter(int failures) {
        int beyond = failures - free;
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(beyond - 1, 20));
        return wait.compareTo(most) < 0 ? wait : most;
    }

    /** How long somebody who failed so often, last at that time, must still wait; zero or less: not at all. */
    Duration left(int failures, Instant lastFailure, Instant now) {
        Duration wait = waitAfter(failures);
        return wait.isZero() ? Duration.ZERO : Duration.between(now, lastFailure.plus(wait));
    }
}
