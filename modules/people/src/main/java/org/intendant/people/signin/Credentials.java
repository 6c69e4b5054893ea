package org.intendant.people.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.intendant.people.Secret;

/**
 * Whether a cookie or a token is good: asked of the database, and remembered for at most five seconds. What ends here is
 * forgotten here at once, on other servers within those five seconds.
 */
@ApplicationScoped
public class Credentials {

    static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** Last-seen times are kept to the minute, to keep commits few. */
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    @Inject
    Clock clock;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** One kind of credential in the database, a short transaction for each call. */
    public interface Kind {

        /** Who comes with this one, while it is good. */
        Optional<Caller> find(String secret);

        /** It was used just now. */
        void touch(long id);
    }

    /**
     * Who comes with this credential.
     *
     * @param uses false for calls that only wait for news and prolong nothing
     */
    public Optional<Caller> find(Kind kind, String secret, boolean uses) {
        String key = Secret.hash(secret);
        Optional<Caller> caller = ask(key, kind, secret);
        if (uses) {
            caller.ifPresent(found -> touch(key, found, kind));
        }
        return caller;
    }

    /** Something ended: everybody is asked anew. */
    public void forget() {
        remembered.clear();
    }

    private Optional<Caller> ask(String key, Kind kind, String secret) {
        Instant now = clock.instant();
        Remembered last = remembered.get(key);
        if (last != null
                && last.kind == kind
                && last.until.isAfter(now)
                && last.caller.ends().isAfter(now)) {
            return Optional.of(last.caller);
        }
        remembered.remove(key);
        Optional<Caller> caller = kind.find(secret);
        caller.ifPresent(found -> remember(key, new Remembered(kind, found, now.plus(REMEMBERED))));
        return caller;
    }

    private void remember(String key, Remembered fresh) {
        if (remembered.size() >= MOST) {
            remembered.clear();
        }
        remembered.put(key, fresh);
    }

    private void touch(String key, Caller caller, Kind kind) {
        if (caller.lastSeen().plus(TOUCHED_EVERY).isBefore(clock.instant())) {
            kind.touch(caller.id());
            remembered.remove(key);
        }
    }

    private record Remembered(Kind kind, Caller caller, Instant until) {}
}
