package org.intendant.people;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.Expiring;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.people.Actor.Through;
import org.intendant.people.accounts.Profile;
import org.intendant.people.audit.AuditTrail;
import org.intendant.people.links.OneTimeLinks;
import org.intendant.people.passwords.CheapPasswords;
import org.intendant.people.passwords.Passwords;
import org.intendant.people.signin.Caller;
import org.intendant.people.signin.Credentials;
import org.intendant.people.signin.CurrentSignIn;
import org.intendant.people.signin.SignIn.Browser;
import org.intendant.people.signin.SignInCredentials;
import org.intendant.people.signin.SignIns;
import org.intendant.people.tokens.TokenCredentials;
import org.intendant.people.tokens.Tokens;
import org.intendant.secrets.Secrets;

/** This module on a real database, with a clock that tests move. */
public final class House implements AutoCloseable {

    public static final String PASSWORD = "a long enough password";

    public final TestDatabase database;
    public final MovedClock clock = new MovedClock();
    public final Path home = temporaryFolder();
    public final Map<String, String> environment = new HashMap<>(Map.of("INTENDANT_HOME", home.toString()));
    final List<String> inTheWay = new ArrayList<>();
    public final List<String> inTheGroupsWay = new ArrayList<>();
    private final List<DependsOnPerson> dependsOnPeople = new ArrayList<>();
    private final Passwords passwords = CheapPasswords.make();
    private final TestBeans beans;

    public final CurrentActor actor;
    public final CurrentSignIn current;
    public final People people;
    public final AuditTrail trail;
    public final SignIns signIns;
    public final Tokens tokens;
    public final Profile profile;
    public final OneTimeLinks links;

    public House(TestDatabase database) {
        this(database, Map.of());
    }

    /** With settings, by the names of their variables. */
    public House(TestDatabase database, Map<String, String> settings) {
        this.database = database;
        environment.putAll(settings);
        beans = new TestBeans(database)
                .with(Clock.class, clock)
                .with(Settings.class, new Settings(environment))
                .with(AfterCommit.class, new AfterCommit())
                .with(Passwords.class, passwords)
                .withMany(Ownership.class, List.of())
                .withMany(DependsOnPerson.class, dependsOnPeople)
                .withMany(DependsOnGroup.class, List.of(groupId -> inTheGroupsWay));
        unlock();
        dependsOnPeople.add(personId -> inTheWay);
        dependsOnPeople.addAll(beans.all(DependsOnPerson.class, People.class));
        actor = get(CurrentActor.class);
        current = get(CurrentSignIn.class);
        people = get(People.class);
        trail = get(AuditTrail.class);
        signIns = get(SignIns.class);
        tokens = get(Tokens.class);
        profile = get(Profile.class);
        links = get(OneTimeLinks.class);
    }

    private void unlock() {
        try {
            Method unlock = Secrets.class.getDeclaredMethod("unlock");
            unlock.setAccessible(true);
            database.transaction(() -> unlock.invoke(get(Secrets.class)));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static TestDatabase h2() {
        return TestDatabase.h2(List.of("secrets", "people"), entities());
    }

    public static TestDatabase postgres() {
        return TestDatabase.postgres(List.of("secrets", "people"), entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Secrets.class, Person.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    /** Whoever comes with this cookie; {@code uses} false for calls that only wait for news. */
    public Optional<Caller> withCookie(String cookie, boolean uses) {
        return get(Credentials.class).find(get(SignInCredentials.class), cookie, uses);
    }

    public Optional<Caller> withToken(String token) {
        return get(Credentials.class).find(get(TokenCredentials.class), token, true);
    }

    /** Does what the hourly cleaning does. */
    public void clean() {
        beans.all(Expiring.class, People.class).forEach(rows -> rows.removeExpired(clock.instant()));
    }

    /** Somebody with a password, added by nobody in particular. */
    public Person somebody(String username, Role role) {
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
    public void as(Person person) {
        actor.become(person.through(Through.PAGE));
    }

    public void from(String address) {
        current.from(new Browser(address, "a test"));
    }

    public <T> T in(Callable<T> work) {
        return database.transaction(work);
    }

    public void doing(Runnable work) {
        database.transaction(work);
    }

    public static PersonDraft draft(String username, Role role) {
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
    public static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        public void forward(Duration time) {
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
