package org.intendant.samba;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.lab.LabHost;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.ReadBack;
import org.intendant.people.Actor;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Ownership;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.samba.shares.Share;
import org.intendant.samba.shares.ShareDraft;
import org.intendant.samba.shares.Shares;
import org.intendant.secrets.Secrets;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.Estate;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;

/** This module on a real database: file servers with their shares, and who asks. */
public final class FileServer implements AutoCloseable {

    private static final List<String> MODULES = List.of("secrets", "people", "operations", "servers", "samba");
    private static final Hosts NO_HOSTS = (Hosts) Proxy.newProxyInstance(
            FileServer.class.getClassLoader(), new Class<?>[] {Hosts.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("forget")) {
                    return null;
                }
                throw new IllegalStateException("Nothing here asks a host.");
            });

    public final TestDatabase database;
    public final List<String> trail = new ArrayList<>();
    public final List<String> entries = new ArrayList<>();
    public final Set<String> comparedSoon = new HashSet<>();
    public final Map<String, ReadBack> readBack = new HashMap<>();
    private final TestBeans beans;

    public FileServer(TestDatabase database) {
        this(database, NO_HOSTS);
    }

    public FileServer(TestDatabase database, Hosts hosts) {
        this.database = database;
        beans = new TestBeans(database)
                .with(Clock.class, Clock.systemUTC())
                .with(
                        Settings.class,
                        new Settings(Map.of(
                                "INTENDANT_HOME",
                                "/nowhere",
                                "INTENDANT_MASTER_KEY",
                                Base64.getEncoder().encodeToString(new byte[32]))))
                .with(AfterCommit.class, new AfterCommit())
                .with(Comparisons.class, new GivenComparisons())
                .with(Audit.class, new RecordedTrail())
                .with(Operations.class, new NoOperations())
                .with(Hosts.class, hosts);
        beans.withMany(Ownership.class, beans.all(Ownership.class, Server.class))
                .withMany(KeptBesideServer.class, both(KeptBesideServer.class))
                .withMany(DependsOnServer.class, both(DependsOnServer.class));
        unlock(get(Secrets.class));
        as(1, Role.ADMIN);
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

    private <T> List<T> both(Class<T> type) {
        return Stream.concat(beans.all(type, Server.class).stream(), beans.all(type, Share.class).stream())
                .toList();
    }

    public static TestDatabase h2() {
        return TestDatabase.h2(MODULES, entities());
    }

    public static TestDatabase postgres() {
        return TestDatabase.postgres(MODULES, entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Person.class, Secrets.class, Operation.class, Server.class, Share.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    public Planner planner() {
        return beans.all(Planner.class, Share.class).get(0);
    }

    public <T> T does(Callable<T> work) {
        return database.transaction(work);
    }

    public void as(long personId, Role role) {
        get(CurrentActor.class)
                .become(new Actor(personId, role.name().toLowerCase(java.util.Locale.ROOT), role, Actor.Through.PAGE));
    }

    /** A server that nobody asks anything. */
    public Server server(ServerDraft draft) {
        return server(draft, new HostKey("ssh-ed25519", Estate.key(draft.getName())));
    }

    public Server server(ServerDraft draft, HostKey key) {
        return does(() -> get(Servers.class).add(draft, key));
    }

    public Server fileServer(String name) {
        return server(draft(name));
    }

    public Server fileServer(LabHost host, String user) {
        ServerDraft draft = draft(host.name());
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser(user);
        String[] key = host.hostKey().split(" ");
        return server(draft, new HostKey(key[0], key[1]));
    }

    private static ServerDraft draft(String name) {
        ServerDraft draft = Estate.draft(name);
        draft.setRoles(List.of(ServerRole.SAMBA));
        return draft;
    }

    public static ShareDraft draft(Server server, String name, String writers, String readers) {
        ShareDraft draft = new ShareDraft();
        draft.setServerId(server.id());
        draft.setName(name);
        draft.setPath(name);
        draft.setWriters(writers);
        draft.setReaders(readers);
        return draft;
    }

    public Share add(ShareDraft draft) {
        return does(() -> get(Shares.class).add(draft));
    }

    /** The reasons, {@code field: sentence}. */
    public List<String> refusals(Callable<?> work) {
        Refused refused = catchThrowableOfType(Refused.class, () -> does(work));
        return refused == null
                ? List.of()
                : refused.reasons().stream()
                        .map(reason -> reason.field() + ": " + reason.sentence())
                        .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    private final class RecordedTrail extends Audit {
        @Override
        public void record(String action, String subject, String name, String before, String after) {
            trail.add(action + " " + name);
            entries.add(before + "\n→\n" + after);
        }
    }

    private static final class NoOperations extends Operations {
        @Override
        public List<Operation> unfinishedOn(Target target) {
            return List.of();
        }
    }

    private final class GivenComparisons extends Comparisons {
        @Override
        public Map<String, ReadBack> readBack(String kind, Collection<String> targetKeys) {
            Map<String, ReadBack> found = new HashMap<>(readBack);
            found.keySet().retainAll(targetKeys);
            return found;
        }

        @Override
        public void compareSoon(Target target) {}

        @Override
        public void forget(Target target) {}

        @Override
        public void wantedOtherwise(Collection<Target> targets) {
            targets.forEach(target -> comparedSoon.add(target.key()));
        }
    }
}
