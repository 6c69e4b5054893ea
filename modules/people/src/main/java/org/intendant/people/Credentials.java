package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Whether a cookie or a token is good: asked of the database, and remembered for at most five seconds. What ends here is
 * forgotten here at once, on other servers within those five seconds.
 */
@ApplicationScoped
class Credentials {

    static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    @Inject
    CredentialRows rows;

    @Inject
    Clock clock;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /**
     * Who is signed in with this cookie.
     *
     * @param prolongs false for calls that only wait for news
     */
    Optional<Caller> signIn(String cookie, boolean prolongs) {
        String key = "cookie " + Secret.hash(cookie);
        Optional<Caller> caller = ask(key, () -> rows.signIn(cookie));
        if (prolongs) {
            caller.ifPresent(found -> touch(key, found, rows::touchSignIn));
        }
        return caller;
    }

    Optional<Caller> token(String secret) {
        String key = "token " + Secret.hash(secret);
        Optional<Caller> caller = ask(key, () -> rows.token(secret));
        caller.ifPresent(found -> touch(key, found, rows::touchToken));
        return caller;
    }

    /** Something ended: everybody is asked anew. */
    void forget() {
        remembered.clear();
    }

    private Optional<Caller> ask(String key, Supplier<Optional<Caller>> database) {
        Instant now = clock.instant();
        Remembered last = remembered.get(key);
        if (last != null && last.until.isAfter(now) && last.caller.ends().isAfter(now)) {
            return Optional.of(last.caller);
        }
        remembered.remove(key);
        Optional<Caller> caller = database.get();
        caller.ifPresent(found -> remember(key, new Remembered(found, now.plus(REMEMBERED))));
        return caller;
    }

    private void remember(String key, Remembered fresh) {
        if (remembered.size() >= MOST) {
            remembered.clear();
        }
        remembered.put(key, fresh);
    }

    private void touch(String key, Caller caller, LongConsumer row) {
        if (caller.lastSeen().plus(CredentialRows.TOUCHED_EVERY).isBefore(clock.instant())) {
            row.accept(caller.id());
            remembered.remove(key);
        }
    }

    private record Remembered(Caller caller, Instant until) {}
}
