package org.intendant.portforwarding;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
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
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.secrets.Secrets;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.Estate;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.servers.path.PathProbe;

/** This module on a real database: a hypervisor {@code gw1} with its guests, and who asks. */
public final class Gateway implements AutoCloseable {

    private static final List<String> MODULES = List.of("secrets", "people", "operations", "servers", "portforwarding");
    private static final Hosts NO_HOSTS = (Hosts) Proxy.newProxyInstance(
            Gateway.class.getClassLoader(), new Class<?>[] {Hosts.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("forget")) {
                    return null;
                }
                throw new IllegalStateException("Nothing here asks a host.");
            });

    public final TestDatabase database;
    public final List<String> trail = new ArrayList<>();
    public final Set<String> comparedSoon = new HashSet<>();
    public final Map<String, ReadBack> readBack = new HashMap<>();
    private final TestBeans beans;

    public Gateway(TestDatabase database) {
        this(database, NO_HOSTS);
    }

    public Gateway(TestDatabase database, Hosts hosts) {
        this.database = database;
        beans = new TestBeans(database)
                .with(Clock.class, Clock.systemUTC())
                .with(
                        Settings.class,
                        new Settings(Map.of("INTENDANT_HOME", "/nowhere", "INTENDANT_CONFIRM_WITHIN", "10")))
                .with(AfterCommit.class, new AfterCommit())
                .with(Comparisons.class, new GivenComparisons())
                .with(Audit.class, new RecordedTrail())
                .with(Secrets.class, new Estate.GivenKey())
                .with(Operations.class, new NoOperations())
                .with(Hosts.class, hosts);
        beans.withMany(Ownership.class, beans.all(Ownership.class, Server.class))
                .withMany(KeptBesideServer.class, both(KeptBesideServer.class))
                .withMany(DependsOnServer.class, both(DependsOnServer.class))
                .withMany(PathProbe.class, both(PathProbe.class));
        as(1, Role.ADMIN);
    }

    private <T> List<T> both(Class<T> type) {
        return Stream.concat(beans.all(type, Server.class).stream(), beans.all(type, PortForward.class).stream())
                .toList();
    }

    public static TestDatabase h2() {
        return TestDatabase.h2(MODULES, entities());
    }

    public static TestDatabase postgres() {
        return TestDatabase.postgres(MODULES, entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Person.class, Secrets.class, Operation.class, Server.class, PortForward.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    public Planner planner() {
        return beans.all(Planner.class, PortForward.class).get(0);
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

    public Server hypervisor(String name, String... networks) {
        return server(hypervisorDraft(name, networks));
    }

    public Server hypervisor(LabHost host, String user, String... networks) {
        ServerDraft draft = hypervisorDraft(host.name(), networks);
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser(user);
        String[] key = host.hostKey().split(" ");
        return server(draft, new HostKey(key[0], key[1]));
    }

    private static ServerDraft hypervisorDraft(String name, String... networks) {
        ServerDraft draft = Estate.draft(name);
        draft.setRoles(List.of(ServerRole.HYPERVISOR));
        draft.getHypervisor().setNetworks(List.of(networks));
        return draft;
    }

    public Server guest(String name, Server hypervisor, String v4, String v6) {
        ServerDraft draft = Estate.draft(name);
        draft.setGuest(true);
        draft.setHypervisorId(hypervisor.id());
        draft.getAddresses().setInternalIpv4(v4);
        draft.getAddresses().setInternalIpv6(v6);
        return server(draft);
    }

    /** A guest that Intendant reaches over its hypervisor. */
    public Server guest(LabHost host, Server hypervisor) {
        ServerDraft draft = Estate.draft(host.name());
        draft.setGuest(true);
        draft.setHypervisorId(hypervisor.id());
        draft.getAddresses().setInternalIpv4(host.address());
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser("root");
        draft.getSsh().setJumpId(hypervisor.id());
        String[] key = host.hostKey().split(" ");
        return server(draft, new HostKey(key[0], key[1]));
    }

    public static PortForwardDraft draft(Server hypervisor, Server guest, String publicPorts, String guestPort) {
        PortForwardDraft draft = new PortForwardDraft();
        draft.setHypervisorId(hypervisor.id());
        draft.setGuestId(guest.id());
        draft.setPublicPorts(publicPorts);
        draft.setGuestPort(guestPort);
        return draft;
    }

    public PortForward add(PortForwardDraft draft) {
        return does(() -> get(PortForwards.class).add(draft));
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
