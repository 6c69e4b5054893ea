package org.intendant.keymanager;

import jakarta.enterprise.event.Event;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.Hosts;
import org.intendant.keymanager.access.HostsOwnWord;
import org.intendant.keymanager.grants.GrantsInTheWay;
import org.intendant.keymanager.keys.DependsOnAccountKey;
import org.intendant.lab.LabHost;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.ReadBack;
import org.intendant.operations.life.Threads;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.people.DependsOnGroup;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Ownership;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonSeals;
import org.intendant.people.Role;
import org.intendant.people.foresight.AccessWatch;
import org.intendant.people.foresight.Foresight;
import org.intendant.people.groups.GroupPersonSeals;
import org.intendant.people.groups.GroupSeals;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.secrets.SealedTable;
import org.intendant.secrets.Secrets;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.Server;
import org.intendant.servers.WantedKey;
import org.jspecify.annotations.Nullable;

/** This module on a real database, at a time that tests choose. */
public final class Cabinet implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public final TestDatabase database;
    /** What a feature needs, as another module would say it. */
    public final List<WantedKey.Wish> wishes = new ArrayList<>();

    public final Set<String> comparedSoon = new HashSet<>();

    /** What planning found, by the target's key. */
    public final Map<String, ReadBack> readBack = new HashMap<>();

    /** What hosts reported of their own accord. */
    public final List<HostsOwnWord> reported = new ArrayList<>();

    /** What was fired. */
    public final List<Object> events = new ArrayList<>();

    private Consumer<KeysSeen> witness = seen -> {};
    private static final List<String> MODULES = List.of("secrets", "people", "operations", "servers", "keymanager");

    /** Intendant's own, where no host is asked. */
    public static final String OWN_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC intendant";

    public static final Hosts NO_HOSTS = (Hosts) Proxy.newProxyInstance(
            Cabinet.class.getClassLoader(), new Class<?>[] {Hosts.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("ownKey")) {
                    return OWN_KEY;
                }
                throw new IllegalStateException("Nothing here asks a host.");
            });

    private final List<SealedTable> sealed = new ArrayList<>();
    private final List<KeptBesidePerson> kept = new ArrayList<>();
    private final List<AccessWatch> watches = new ArrayList<>();
    private final List<Foresight> foresights = new ArrayList<>();
    private final List<DependsOnGroup> inTheWayOfGroups = new ArrayList<>();
    private final List<DependsOnAccountKey> inTheWayOfKeys = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private final TestBeans beans;

    public Cabinet(TestDatabase database) {
        this(database, NO_HOSTS);
    }

    public Cabinet(TestDatabase database, Hosts hosts) {
        this(database, hosts, Map.of());
    }

    /** With more that the operator has set. */
    public Cabinet(TestDatabase database, Hosts hosts, Map<String, String> more) {
        this.database = database;
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("INTENDANT_HOME", "/nowhere");
        environment.put("INTENDANT_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        beans = new TestBeans(database)
                .with(Clock.class, clock)
                .with(Settings.class, new Settings(environment))
                .with(AfterCommit.class, new AfterCommit())
                .with(Comparisons.class, new ComparedSoon())
                .with(Hosts.class, hosts)
                .with(Event.class, event())
                .with(Threads.class, new NothingInTheBackground())
                .withMany(DependsOnGroup.class, inTheWayOfGroups)
                .withMany(DependsOnAccountKey.class, inTheWayOfKeys)
                .withMany(Ownership.class, List.of())
                .withMany(SealedTable.class, sealed)
                .withMany(WantedKey.class, List.of(this::needed))
                .withMany(HostsOwnWord.class, reported)
                .withMany(KeptBesidePerson.class, kept)
                .withMany(AccessWatch.class, watches)
                .withMany(Foresight.class, foresights);
        sealed.addAll(beans.all(SealedTable.class, LastDay.class));
        sealed.add(beans.get(PersonSeals.class));
        sealed.add(beans.get(GroupPersonSeals.class));
        sealed.add(beans.get(GroupSeals.class));
        sealed.add(beans.get(OwnerSeals.class));
        kept.addAll(beans.all(KeptBesidePerson.class, LastDay.class));
        kept.addAll(beans.all(KeptBesidePerson.class, Person.class));
        watches.addAll(beans.all(AccessWatch.class, LastDay.class));
        foresights.addAll(beans.all(Foresight.class, LastDay.class));
        inTheWay();
        unlock(beans.get(Secrets.class));
    }

    private Event<?> event() {
        return (Event<?>) Proxy.newProxyInstance(
                Cabinet.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    events.add(arguments[0]);
                    if (arguments[0] instanceof KeysSeen seen) {
                        witness.accept(seen);
                    }
                    return null;
                });
    }

    /** Has somebody told which keys are seen. */
    public void observedBy(Consumer<KeysSeen> observer) {
        witness = observer;
    }

    private void inTheWay() {
        GrantsInTheWay grants = beans.get(GrantsInTheWay.class);
        inTheWayOfGroups.add(grants.ofGroups());
        inTheWayOfKeys.add(grants.ofKeys());
    }

    public static TestDatabase h2() {
        return TestDatabase.h2(MODULES, entities());
    }

    public static TestDatabase postgres() {
        return TestDatabase.postgres(MODULES, entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Person.class, Secrets.class, Operation.class, Server.class, LastDay.class)
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

    private List<WantedKey.Wish> needed(Collection<Long> servers) {
        return wishes.stream().filter(wish -> servers.contains(wish.serverId())).toList();
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    /** What plans this kind of thing. */
    public Planner planner(String kind) {
        return beans.all(Planner.class, LastDay.class).stream()
                .filter(planner -> planner.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** It is this time now. */
    public void at(Instant time) {
        clock.now = time;
    }

    public Person somebody(String name, Role role) {
        return database.transaction(() -> {
            PersonDraft draft = new PersonDraft();
            draft.setRole(role);
            Person person = new Person(name, draft, NOW);
            person.takesPassword("hash");
            database.entityManager().persist(person);
            get(PersonSeals.class).seal(person);
            return person;
        });
    }

    /** A server that is a lab host, over whose root Intendant signs in, with these managed accounts. */
    public long server(LabHost host, String... accounts) {
        long id = server(host.name(), null, accounts);
        String[] key = host.hostKey().split(" ");
        change("update server set ssh_host = '" + host.address() + "', key_type = '" + key[0] + "', key_base64 = '"
                + key[1] + "' where id = " + id);
        return id;
    }

    /** A server that nobody asks anything, with these managed accounts. */
    public long server(String name, @Nullable Person owner, String... accounts) {
        return database.transaction(() -> {
            EntityManager entities = database.entityManager();
            entities.createNativeQuery(
                            "insert into server (version, name, keymanager_name, title, notes, ssh_user, ssh_host, ssh_port,"
                                    + " ssh_place, key_type, key_base64, external_ipv4, external_ipv6, internal_ipv4, internal_ipv6,"
                                    + " guest, samba_base_folder, external_interface, node_name, guests_public_name, guests_domain,"
                                    + " runs_intendant) values (0, :name, :name, '', '', 'root', :name, 22, :name, 'ssh-ed25519', :key,"
                                    + " '', '', '', '', false, '', '', '', '', '', false)")
                    .setParameter("name", name)
                    .setParameter("key", hostKey(name))
                    .executeUpdate();
            long id = number("select id from server where name = '" + name + "'");
            if (owner != null) {
                entities.createNativeQuery("insert into server_owner (server_id, person_id, mac) values (" + id + ", "
                                + owner.getId() + ", '" + seal("server_owner", id, owner.getId()) + "')")
                        .executeUpdate();
            }
            for (String account : accounts) {
                entities.createNativeQuery(
                                "insert into server_account (version, server_id, name, shell, comment, wish, adopted)"
                                        + " values (0, " + id + ", '" + account + "', '/bin/sh', '', 'PRESENT', true)")
                        .executeUpdate();
            }
            return id;
        });
    }

    /** The seal of a row that says this, the table's name first. */
    public String seal(Object... said) {
        byte[] sealed = Stream.of(said)
                .map(Object::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(get(Secrets.class).mac(sealed));
    }

    private static String hostKey(String name) {
        byte[] head = {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32};
        byte[] key = Arrays.copyOf(head, 51);
        byte[] seed = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(seed, 0, key, head.length, Math.min(32, seed.length));
        return Base64.getEncoder().encodeToString(key);
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** What time it is. */
    public Instant now() {
        return clock.now;
    }

    /** The only number that a statement answers. */
    public long number(String sql) {
        return ((Number) database.entityManager().createNativeQuery(sql).getSingleResult()).longValue();
    }

    public void change(String sql) {
        database.transaction(
                () -> database.entityManager().createNativeQuery(sql).executeUpdate());
    }

    public void as(Person person) {
        get(CurrentActor.class).become(person.through(Actor.Through.PAGE));
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class MovingClock extends Clock {
        private Instant now = NOW;

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

    /** What a test does not do itself is not done. */
    private static final class NothingInTheBackground extends Threads {
        @Override
        public boolean now(Runnable task) {
            return true;
        }
    }

    /** Which targets shall be compared soon. */
    private final class ComparedSoon extends Comparisons {
        @Override
        public Map<String, ReadBack> readBack(String kind, Collection<String> targetKeys) {
            return targetKeys.stream()
                    .filter(readBack::containsKey)
                    .collect(Collectors.toMap(key -> key, readBack::get));
        }

        @Override
        public void compareSoon(Target target) {
            comparedSoon.add(target.key());
        }

        @Override
        public void wantedOtherwise(Collection<Target> targets) {
            targets.forEach(this::compareSoon);
        }
    }
}
