package org.intendant.notices.post;

import jakarta.persistence.Entity;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.notices.watch.Watch;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.WhenEnded;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.people.Ownership;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** One or more Intendant servers on one real database, with a clock that tests move and troubles that they make. */
final class Office implements AutoCloseable {

    static final Target WEB1 = new Target("server", 1, "web1");
    static final Target WEB2 = new Target("server", 2, "web2");

    final TestDatabase database;
    final MovedClock clock = new MovedClock();
    final Map<Target, Trouble> amiss = new HashMap<>();
    final Set<String> gone = new HashSet<>();
    final Map<Long, Set<String>> owned = new HashMap<>();
    private final List<TestBeans> servers = new ArrayList<>();
    private long operations = 4000;

    Office(TestDatabase database) {
        this.database = database;
        server();
    }

    static TestDatabase h2() {
        return TestDatabase.h2(List.of("secrets", "people", "notices"), entities());
    }

    static TestDatabase postgres() {
        return TestDatabase.postgres(List.of("secrets", "people", "notices"), entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Person.class, Secrets.class, Message.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }

    /** Another server on the same database. */
    TestBeans server() {
        Map<String, String> environment = Map.of(
                "INTENDANT_HOME",
                "/nowhere",
                "INTENDANT_BASE_URL",
                "https://intendant.example",
                "INTENDANT_MASTER_KEY",
                Base64.getEncoder().encodeToString(new byte[32]));
        TestBeans beans = new TestBeans(database)
                .with(Clock.class, clock)
                .with(Settings.class, new Settings(environment))
                .with(AfterCommit.class, new AfterCommit())
                .withMany(Troubles.class, List.of(new GivenTroubles()))
                .withMany(Ownership.class, List.of(new GivenOwners()));
        servers.add(beans);
        unlock(beans.get(Secrets.class));
        return beans;
    }

    private void unlock(Secrets secrets) {
        try {
            Method unlock = Secrets.class.getDeclaredMethod("unlock");
            unlock.setAccessible(true);
            database.transaction(() -> unlock.invoke(secrets));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    <T> T get(Class<T> type) {
        return servers.get(0).get(type);
    }

    /** Somebody who can sign in, with an e-mail address of his name. */
    Person somebody(String name, Role role) {
        return database.transaction(() -> {
            PersonDraft draft = new PersonDraft();
            draft.setRole(role);
            draft.setEmail(name + "@example.org");
            Person person = new Person(name, draft, clock.instant());
            person.takesPassword("hash");
            database.entityManager().persist(person);
            return person;
        });
    }

    void as(Person person) {
        get(CurrentActor.class).become(person.through(Actor.Through.PAGE));
    }

    void wrong(Target target, What what) {
        amiss.put(target, new Trouble(what, target, clock.instant(), "/servers/server.xhtml?id=" + target.id()));
    }

    /** Somebody decided that nobody shall be told for now, or that everybody shall again. */
    void ignored(Target target, boolean ignored) {
        amiss.computeIfPresent(
                target, (same, one) -> new Trouble(one.what(), one.target(), one.since(), one.href(), ignored));
    }

    void well(Target target) {
        amiss.remove(target);
    }

    /** An operation of this person came to this end on these targets. */
    void ended(Person by, OperationState state, Target... targets) {
        Instant now = clock.instant();
        long id = ++operations;
        Operation operation = new Operation(
                id,
                "command",
                "Run a command on " + targets[0].name(),
                "secret-line",
                by.getId(),
                by.getUsername(),
                Order.Lane.COMMAND,
                state,
                now,
                now,
                now,
                null,
                null,
                targets.length,
                targets.length);
        List<OperationPart> parts = Stream.of(targets)
                .map(target ->
                        new OperationPart(id + "-" + target.id(), 1, target, state, "", 1, "what it printed", now, now))
                .toList();
        database.transaction(
                () -> servers.get(0).all(WhenEnded.class, Watch.class).forEach(told -> told.ended(operation, parts)));
    }

    /** The clock goes on, and a server looks. */
    void after(Duration time) {
        clock.forward(time);
        get(Watch.class).look();
    }

    void look() {
        after(Duration.ofSeconds(11));
    }

    List<Message> messages() {
        return database.transaction(() -> database.entityManager()
                .createQuery("select m from Message m order by m.id", Message.class)
                .getResultList());
    }

    List<String> subjects() {
        return messages().stream()
                .map(message ->
                        message.getPersonName() + ": " + message.getSubject().replace("Intendant: ", ""))
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private final class GivenTroubles implements Troubles {
        @Override
        public List<Trouble> now() {
            return List.copyOf(amiss.values());
        }

        @Override
        public List<Target> watched(String letters, @Nullable Collection<String> among, int most) {
            return Stream.of(WEB1, WEB2)
                    .filter(target -> target.name().contains(letters))
                    .filter(target -> among == null || among.contains(target.key()))
                    .toList();
        }

        @Override
        public Set<String> gone(Set<String> targetKeys) {
            return gone;
        }
    }

    private final class GivenOwners implements Ownership {
        @Override
        public boolean owns(long personId, Target target) {
            return ownedBy(personId).contains(target.key());
        }

        @Override
        public Set<String> ownedBy(long personId) {
            return owned.getOrDefault(personId, Set.of());
        }
    }

    /** Stands still until it is moved. */
    static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

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
