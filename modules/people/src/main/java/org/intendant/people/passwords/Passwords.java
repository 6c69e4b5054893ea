package org.intendant.people.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Makes and compares password hashes, a few at a time: each costs 19 MiB and tens of milliseconds. */
@ApplicationScoped
public class Passwords {

    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 5;
    private static final int LONGEST_TRIED = 1_000;

    private final PasswordHash.Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Stands in where there is no such person or no password yet, so that the answer takes as long as any other. */
    private final String nobodys;

    public Passwords() {
        this(PasswordHash.USUAL);
    }

    /** Hashes made before keep the cost that they were made with. */
    Passwords(PasswordHash.Cost cost) {
        this.cost = cost;
        this.nobodys = PasswordHash.ofNothing(cost, random);
    }

    public String hash(String password) {
        return inPlace(() -> PasswordHash.of(password, cost, random));
    }

    /** Whether the password fits; takes as long where there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        String tried = password.length() > LONGEST_TRIED ? password.substring(0, LONGEST_TRIED) : password;
        return inPlace(() -> PasswordHash.matches(tried, hash == null ? nobodys : hash)) && hash != null;
    }

    private <T> T inPlace(Supplier<T> work) {
        takePlace();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(Refused.Why.TOO_MANY, "Too many passwords are being checked. Try again in a moment.");
    }
}
