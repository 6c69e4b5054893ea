package org.intendant.keymanager;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
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
import org.intendant.hosts.Hosts;
import org.intendant.keymanager.grants.GrantsInTheWay;
import org.intendant.keymanager.keys.DependsOnAccountKey;
import org.intendant.lab.LabHost;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.people.DependsOnGroup;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Ownership;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.Server;
import org.jspecify.annotations.Nullable;

/** This module on a real database, at a time that tests choose. */
public final class Cabinet implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public final TestDatabase database;
    public final Set<String> comparedSoon = new HashSet<>();
    private static final List<String> MODULES = List.of("secrets", "people", "operations", "servers", "keymanager");

    private static final Hosts NO_HOSTS = (Hosts) Proxy.newProxyInstance(
            Cabinet.class.getClassLoader(), new Class<?>[] {Hosts.class}, (proxy, method, arguments) -> {
                throw new IllegalStateException("Nothing here asks a host.");
            });

    private final List<KeptBesidePerson> kept = new ArrayList<>();
    private final List<DependsOnGroup> inTheWayOfGroups = new ArrayList<>();
    private final List<DependsOnAccountKey> inTheWayOfKeys = new ArrayList<>();
    private final TestBeans beans;

    public Cabinet(TestDatabase database) {
        this(database, NO_HOSTS);
    }

    public Cabinet(TestDatabase database, Hosts hosts) {
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
                .with(Comparisons.class, new ComparedSoon())
                .with(Hosts.class, hosts)
                .withMany(DependsOnGroup.class, inTheWayOfGroups)
                .withMany(DependsOnAccountKey.class, inTheWayOfKeys)
                .withMany(Ownership.class, List.of())
                .withMany(KeptBesidePerson.class, kept);
        kept.addAll(beans.all(KeptBesidePerson.class, LastDay.class));
        inTheWay();
        unlock(beans.get(Secrets.class));
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

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    public Person somebody(String name, Role role) {
        return database.transaction(() -> {
            PersonDraft draft = new PersonDraft();
            draft.setRole(role);
            Person person = new Person(name, draft, NOW);
            person.takesPassword("hash");
            database.entityManager().persist(person);
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
                entities.createNativeQuery("insert into server_owner (server_id, person_id) values (" + id + ", "
                                + owner.getId() + ")")
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

    private static String hostKey(String name) {
        byte[] head = {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32};
        byte[] key = Arrays.copyOf(head, 51);
        byte[] seed = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(seed, 0, key, head.length, Math.min(32, seed.length));
        return Base64.getEncoder().encodeToString(key);
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

    /** Which targets shall be compared soon. */
    private final class ComparedSoon extends Comparisons {
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
