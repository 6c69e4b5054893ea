package org.intendant.keymanager.keys;

import jakarta.persistence.Entity;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Ownership;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.secrets.Secrets;

/** This module on a real database, at a time that tests choose. */
final class Cabinet implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final TestDatabase database;
    private final List<KeptBesidePerson> kept = new ArrayList<>();
    private final TestBeans beans;

    Cabinet(TestDatabase database) {
        this.database = database;
        Map<String, String> environment = Map.of(
                "INTENDANT_HOME",
                "/nowhere",
                "INTENDANT_MASTER_KEY",
                Base64.getEncoder().encodeToString(new byte[32]));
        beans = new TestBeans(database)
                .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
                .with(Settings.class, new Settings(environment))
                .with(AfterCommit.class, new AfterCommit())
                .withMany(Ownership.class, List.of())
                .withMany(KeptBesidePerson.class, kept);
        kept.add(beans.get(PersonKeyRows.class));
        unlock(beans.get(Secrets.class));
    }

    static TestDatabase h2() {
        return TestDatabase.h2(List.of("secrets", "people", "keymanager"), entities());
    }

    static TestDatabase postgres() {
        return TestDatabase.postgres(List.of("secrets", "people", "keymanager"), entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Person.class, Secrets.class, PersonKey.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
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
        return beans.get(type);
    }

    Person somebody(String name, Role role) {
        return database.transaction(() -> {
            PersonDraft draft = new PersonDraft();
            draft.setRole(role);
            Person person = new Person(name, draft, NOW);
            person.takesPassword("hash");
            database.entityManager().persist(person);
            return person;
        });
    }

    void as(Person person) {
        get(CurrentActor.class).become(person.through(Actor.Through.PAGE));
    }

    @Override
    public void close() {
        database.close();
    }
}
