package org.intendant.hostforwarding.certificates;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.enterprise.event.Event;
import jakarta.persistence.Entity;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.data.ModuleClasses;
import org.intendant.data.Settings;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.Hosts;
import org.intendant.lab.LabHost;
import org.intendant.operations.Acting;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.operations.Plans;
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
import org.intendant.secrets.Secrets;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.Estate;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.Servers;
import org.intendant.web.State;

/** Certificates on a real database, with a proxy that says it serves what the test names. */
public final class House implements AutoCloseable {

    private static final List<String> MODULES = List.of("secrets", "people", "operations", "servers", "hostforwarding");
    public static final Hosts NO_HOSTS = (Hosts) Proxy.newProxyInstance(
            House.class.getClassLoader(), new Class<?>[] {Hosts.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("forget")) {
                    return null;
                }
                throw new IllegalStateException("Nothing here asks a host.");
            });

    public final TestDatabase database;
    public final List<String> trail = new ArrayList<>();
    public final List<String> described = new ArrayList<>();
    public final List<String> wantedOtherwise = new ArrayList<>();
    public final List<Order> ordered = new ArrayList<>();
    public final List<String> applied = new ArrayList<>();
    public final Map<String, ReadBack> readBack = new HashMap<>();
    public final Proxies proxies = new Proxies();
    private final SetClock clock = new SetClock();
    private final TestBeans beans;

    public House(TestDatabase database) {
        this(database, NO_HOSTS, Map.of());
    }

    public House(TestDatabase database, Hosts hosts, Map<String, String> settings) {
        this.database = database;
        beans = server(hosts, settings);
    }

    /** Another Intendant server on the same database. */
    public TestBeans server(Hosts hosts, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("INTENDANT_HOME", "/nowhere");
        environment.put("INTENDANT_CONFIRM_WITHIN", "10");
        environment.put("INTENDANT_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        TestBeans made = new TestBeans(database)
                .with(Clock.class, clock)
                .with(Settings.class, new Settings(environment))
                .with(AfterCommit.class, new AfterCommit())
                .with(Comparisons.class, new GivenComparisons())
                .with(Audit.class, new RecordedTrail())
                .with(Operations.class, new NotedOperations())
                .with(Plans.class, new NotedPlans())
                .with(Acting.class, new AtOnce())
                .with(Event.class, (Event<?>) Proxy.newProxyInstance(
                        House.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null))
                .with(Hosts.class, hosts)
                .withMany(UsesCertificate.class, List.of(proxies));
        made.withMany(Ownership.class, made.all(Ownership.class, Server.class))
                .withMany(KeptBesideServer.class, both(made, KeptBesideServer.class))
                .withMany(DependsOnServer.class, both(made, DependsOnServer.class))
                .withMany(ForgetsCertificate.class, made.all(ForgetsCertificate.class, Certificate.class));
        unlock(made.get(Secrets.class));
        made.get(CurrentActor.class).become(new Actor(1L, "admin", Role.ADMIN, Actor.Through.PAGE));
        return made;
    }

    private static <T> List<T> both(TestBeans made, Class<T> type) {
        return Stream.concat(made.all(type, Server.class).stream(), made.all(type, Certificate.class).stream())
                .toList();
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

    public static TestDatabase h2() {
        return TestDatabase.h2(MODULES, entities());
    }

    public static TestDatabase postgres() {
        return TestDatabase.postgres(MODULES, entities());
    }

    private static Class<?>[] entities() {
        return Stream.of(Person.class, Secrets.class, Operation.class, Server.class, Certificate.class)
                .flatMap(module -> ModuleClasses.beside(module).stream())
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toArray(Class<?>[]::new);
    }

    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    public Planner planner(String kind) {
        return beans.all(Planner.class, Certificate.class).stream()
                .filter(planner -> planner.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    public <T> T does(Callable<T> work) {
        return database.transaction(work);
    }

    public void as(long personId, Role role) {
        get(CurrentActor.class)
                .become(new Actor(personId, role.name().toLowerCase(java.util.Locale.ROOT), role, Actor.Through.PAGE));
    }

    /** Time goes on. */
    public void pass(Duration time) {
        clock.ahead = clock.ahead.plus(time);
    }

    public Instant now() {
        return clock.instant();
    }

    public Server proxy(String name) {
        return proxy(Estate.draft(name), new HostKey("ssh-ed25519", Estate.key(name)));
    }

    public Server proxy(LabHost host) {
        ServerDraft draft = Estate.draft(host.name());
        draft.getSsh().setHost(host.address());
        String[] key = host.hostKey().split(" ");
        return proxy(draft, new HostKey(key[0], key[1]));
    }

    private Server proxy(ServerDraft draft, HostKey key) {
        Server server = does(() -> get(Servers.class).add(draft, key));
        readBack.put(server.target().key(), new ReadBack(State.IN_SYNC, now()));
        return server;
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

    /** Every value of a column, as somebody finds it who has the database. */
    public String raw(String column, String table) {
        return does(() -> String.valueOf(database.entityManager()
                .createNativeQuery("select " + column + " from " + table)
                .getResultList()));
    }

    @Override
    public void close() {
        database.close();
    }

    /** Rules of one proxy. */
    public static final class Proxies implements UsesCertificate {

        public final Map<String, Target> domains = new HashMap<>();
        public final Map<Long, Target> uses = new HashMap<>();

        @Override
        public List<String> uses(long certificateId) {
            return uses.containsKey(certificateId) ? List.of("A rule uses it.") : List.of();
        }

        @Override
        public List<Target> servers(long certificateId) {
            return uses.containsKey(certificateId) ? List.of(uses.get(certificateId)) : List.of();
        }

        @Override
        public List<Target> answering(String domain) {
            return domains.containsKey(domain) ? List.of(domains.get(domain)) : List.of();
        }

        @Override
        public String kind() {
            return "hostforwarding";
        }
    }

    private static final class SetClock extends Clock {

        private Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    private final class RecordedTrail extends Audit {
        @Override
        public void record(String action, String subject, String name, String before, String after) {
            trail.add(action + " " + name);
            described.add(before + "\n" + after);
        }
    }

    private final class NotedOperations extends Operations {
        @Override
        public Operation start(Order order) {
            ordered.add(order);
            return new Operation(
                    ordered.size(),
                    order.kind(),
                    order.title(),
                    "",
                    1L,
                    "admin",
                    order.lane(),
                    org.intendant.operations.OperationState.WAITING,
                    now(),
                    null,
                    null,
                    null,
                    null,
                    1,
                    0);
        }

        @Override
        public List<Operation> unfinishedOn(Target target) {
            return List.of();
        }
    }

    private static final class AtOnce extends Acting {
        @Override
        public <T> T as(Actor actor, Supplier<T> work) {
            return work.get();
        }
    }

    private final class NotedPlans extends Plans {
        @Override
        public Operation applyByPolicy(
                String kind, Collection<Target> targets, java.util.Set<String> steps, String because) {
            applied.add(kind + " " + steps + " "
                    + targets.stream().map(Target::name).toList() + " " + because);
            return null;
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
            targets.forEach(target -> wantedOtherwise.add(target.name()));
        }
    }
}
