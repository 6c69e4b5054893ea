package org.intendant.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intendant.data.AfterCommit;
import org.intendant.data.Settings;
import org.intendant.data.TestDatabase;
import org.intendant.people.Actor.Through;
import org.intendant.people.SignIn.Browser;

/** This module put together by hand on a real database, with a clock that tests move. */
final class House implements AutoCloseable {

    static final String PASSWORD = "a long enough password";

    final TestDatabase database;
    /** Cheap ones, for speed; what production's cost is, PasswordHashTest says. */
    final Passwords passwords = new Passwords(new PasswordHash.Cost(8, 1));

    final MovedClock clock = new MovedClock();
    final Path home = temporaryFolder();
    final Map<String, String> environment = new HashMap<>(Map.of("INTENDANT_HOME", home.toString()));
    final CurrentActor actor = new CurrentActor();
    final CurrentSignIn current = new CurrentSignIn();
    final Credentials credentials = new Credentials();
    final People people = new People();
    final PersonRows rows = new PersonRows();
    final Audit audit = new Audit();
    final AuditTrail trail = new AuditTrail();
    final SignIns signIns = new SignIns();
    final Tokens tokens = new Tokens();
    final Profile profile = new Profile();
    final OneTimeLinks links = new OneTimeLinks();
    final FirstStart firstStart = new FirstStart();
    final PasswordDoor door = new PasswordDoor();
    final List<String> inTheWay = new ArrayList<>();

    House(TestDatabase database) {
        this.database = database;
        new HouseWiring(this).connect();
    }

    static TestDatabase h2() {
        return TestDatabase.h2(List.of("people"), entities());
    }

    static TestDatabase postgres() {
        return TestDatabase.postgres(List.of("people"), entities());
    }

    private static Class<?>[] entities() {
        return new Class<?>[] {
            Person.class,
            SignIn.class,
            ApiToken.class,
            OneTimeLink.class,
            SignInAttempt.class,
            KnownNetwork.class,
            AuditEntry.class
        };
    }

    Settings settings() {
        return new Settings(environment);
    }

    AfterCommit afterCommit() {
        return new AfterCommit();
    }

    /** Somebody with a password, added by nobody in particular. */
    Person somebody(String username, Role role) {
        return database.transaction(() -> {
            PersonDraft draft = new PersonDraft();
            draft.setRole(role);
            Person person = new Person(username, draft, clock.instant());
            person.takesPassword(passwords.hash(PASSWORD));
            database.entityManager().persist(person);
            return person;
        });
    }

    /** Lets this person act from now on. */
    void as(Person person) {
        actor.become(new Actor(person.getId(), person.getUsername(), person.getRole(), Through.PAGE));
    }

    void from(String address) {
        current.from(new Browser(address, "a test"));
    }

    <T> T in(Callable<T> work) {
        return database.transaction(work);
    }

    void doing(Runnable work) {
        database.transaction(work);
    }

    static PersonDraft draft(String username, Role role) {
        PersonDraft draft = new PersonDraft();
        draft.setUsername(username);
        draft.setDisplayName(username);
        draft.setRole(role);
        return draft;
    }

    @Override
    public void close() {
        database.close();
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("intendant-people");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Stands still until it is moved. */
    static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
