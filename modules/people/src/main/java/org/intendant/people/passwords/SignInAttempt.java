package org.intendant.people.passwords;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How often and when sign-ins failed lately, counted by account and network, by network, or by account. */
@Entity
@Table(name = "sign_in_attempt")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class SignInAttempt {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "counted_by")
    private String countedBy;

    private int failures;

    @Column(name = "last_failure")
    private Instant lastFailure;

    protected SignInAttempt() {}

    SignInAttempt(String countedBy, Instant now) {
        this.countedBy = countedBy;
        this.lastFailure = now;
    }

    Duration left(Throttle throttle, Instant now) {
        return throttle.left(failures, lastFailure, now);
    }

    /** Counts before the password is looked at, so that many tries at once gain nothing. */
    void count(Instant now) {
        boolean forgotten = lastFailure.plus(Throttle.FORGOTTEN_AFTER).isBefore(now);
        failures = forgotten ? 1 : failures + 1;
        lastFailure = now;
    }

    void takeBack() {
        failures = Math.max(0, failures - 1);
    }

    void forget() {
        failures = 0;
    }
}
