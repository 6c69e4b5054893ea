package org.intendant.operations.life;

import jakarta.enterprise.context.control.RequestContextController;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.intendant.data.AfterCommit;
import org.intendant.data.Settings;
import org.intendant.data.TestDatabase;
import org.intendant.data.Wire;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Logs;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.operations.Plans;
import org.intendant.operations.Work;
import org.intendant.operations.live.LongPolls;
import org.intendant.operations.store.Sql;
import org.intendant.people.Actor;
import org.intendant.people.Actors;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Role;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;

/** One Intendant server of a test: every bean of this module as it ships, with JobRunr, on a test's database. */
public final class TestServer implements AutoCloseable {

    public static final Actor MAREN = new Actor(7L, "maren", Role.OPERATOR, Actor.Through.PAGE);

    public final ThreadActor actor = new ThreadActor();
    public final List<String> audit = new java.util.concurrent.CopyOnWriteArrayList<>();
    public final Map<Long, Actor> people = new ConcurrentHashMap<>(Map.of(7L, MAREN));
    private final TestTransactions transactions;
    private final Wire wire = new Wire();

    public TestServer(TestDatabase database, Path home, List<Work> works, List<Planner> planners) {
        this.transactions = new TestTransactions(database.source());
        List<Work> all = new ArrayList<>(works);
        wire.with(Sql.class, new Sql(transactions.source(), transactions))
                .with(Settings.class, new Settings(Map.of("INTENDANT_HOME", home.toString())))
                .with(Clock.class, Clock.systemUTC())
                .with(CurrentActor.class, actor)
                .with(Audit.class, new KeptAudit())
                .with(Actors.class, new KnownActors())
                .with(AfterCommit.class, afterCommit())
                .with(Secrets.class, secrets())
                .withMany(Work.class, all)
                .withMany(Planner.class, planners)
                .withMany(RequestContextController.class, List.of(new NoContext()));
        all.add(wire.get(ApplyWork.class));
        actor.become(MAREN);
    }

    /** With a master key of its own, which lies nowhere. */
    private static Secrets secrets() {
        try {
            Method random = Class.forName("org.intendant.secrets.MasterKey").getDeclaredMethod("random");
            random.setAccessible(true);
            Secrets secrets = new Secrets();
            var key = Secrets.class.getDeclaredField("key");
            key.setAccessible(true);
            key.set(secrets, random.invoke(null));
            return secrets;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private AfterCommit afterCommit() {
        try {
            AfterCommit afterCommit = new AfterCommit();
            var field = AfterCommit.class.getDeclaredField("transactions");
            field.setAccessible(true);
            field.set(afterCommit, transactions.registry());
            return afterCommit;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public TestServer start() {
        get(Life.class).start();
        return this;
    }

    public <T> T get(Class<T> type) {
        return wire.get(type);
    }

    public Operations operations() {
        return get(Operations.class);
    }

    public Logs logs() {
        return get(Logs.class);
    }

    public Comparisons comparisons() {
        return get(Comparisons.class);
    }

    public Plans plans() {
        return get(Plans.class);
    }

    public LongPolls polls() {
        return get(LongPolls.class);
    }

    public <T> T transaction(Supplier<T> work) {
        return get(Sql.class).transaction(work);
    }

    public Operation order(Order order) {
        return transaction(() -> operations().start(order));
    }

    public Operation ended(long id) {
        await(() -> operations().get(id).state().isFinal());
        return operations().get(id);
    }

    public OperationPart part(long id) {
        return operations().parts(id).get(0);
    }

    /** The process is gone, as after kill -9: nothing is handed over and nothing more is written. */
    public void kill() {
        get(Threads.class).stop();
        get(OperationWorker.class).abandonAll();
        get(Jobs.class).stop();
    }

    @Override
    public void close() {
        get(Life.class).stop();
    }

    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited 40 seconds in vain.");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(10).toNanos());
        }
    }

    public static Order order(String kind, Target... targets) {
        return new Order(
                kind,
                "Do " + kind,
                Order.Lane.INTERACTIVE,
                List.of(targets),
                Math.max(1, targets.length),
                Map.of(),
                Map.of());
    }

    /** Who acts on this thread; whoever started the test where nobody else was named. */
    public static final class ThreadActor extends CurrentActor {
        private final ThreadLocal<Actor> byThread = new ThreadLocal<>();
        private final Map<Long, List<Target>> owned = new ConcurrentHashMap<>();

        /** How often somebody asked who owns what: each is a query in the application. */
        public final java.util.concurrent.atomic.AtomicInteger asked = new java.util.concurrent.atomic.AtomicInteger();

        public void give(long person, Target... targets) {
            owned.put(person, List.of(targets));
        }

        @Override
        public Optional<Actor> find() {
            return Optional.ofNullable(byThread.get());
        }

        private final ThreadLocal<Supplier<Optional<Actor>>> againByThread = new ThreadLocal<>();

        @Override
        public void become(Actor actor) {
            become(actor, () -> Optional.of(actor));
        }

        @Override
        public void become(Actor actor, Supplier<Optional<Actor>> again) {
            byThread.set(actor);
            againByThread.set(again);
        }

        @Override
        public Supplier<Optional<Actor>> again() {
            return againByThread.get();
        }

        @Override
        public boolean owns(Target target) {
            asked.incrementAndGet();
            Long person = get().personId();
            return person != null && owned.getOrDefault(person, List.of()).contains(target);
        }

        @Override
        public java.util.Set<String> ownedKeys() {
            asked.incrementAndGet();
            Long person = get().personId();
            return person == null
                    ? java.util.Set.of()
                    : owned.getOrDefault(person, List.of()).stream()
                            .map(Target::key)
                            .collect(java.util.stream.Collectors.toSet());
        }
    }

    private final class KnownActors extends Actors {
        @Override
        public Optional<Actor> of(long personId) {
            return Optional.ofNullable(people.get(personId));
        }
    }

    private final class KeptAudit extends Audit {
        @Override
        public void record(String action, String subject, String name, String before, String after) {
            audit.add(action + " " + subject + " " + after);
        }

        @Override
        public void recordOperation(String action, String operation, String title, String after) {
            audit.add(action + " operation:" + operation + " " + after);
        }
    }

    private static final class NoContext implements RequestContextController {
        @Override
        public boolean activate() {
            return false;
        }

        @Override
        public void deactivate() {}
    }
}
