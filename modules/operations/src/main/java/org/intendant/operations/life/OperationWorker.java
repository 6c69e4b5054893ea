package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.operations.Acting;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.WhenEnded;
import org.intendant.operations.Work;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.LifeRows;
import org.intendant.operations.store.LockRows;
import org.intendant.operations.store.LogRows;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.operations.store.OperationRows;
import org.intendant.operations.store.PartRows;
import org.intendant.operations.store.Sql;
import org.intendant.people.Actor;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Works on one operation: claims it, runs its parts, writes its end. What it learns only it writes, under its epoch. */
@ApplicationScoped
public class OperationWorker implements JobRequestHandler<RunOperation> {

    private static final Logger LOG = Logger.getLogger(OperationWorker.class.getName());

    @Inject
    Sql sql;

    @Inject
    OperationRows operations;

    @Inject
    PartRows parts;

    @Inject
    LifeRows life;

    @Inject
    LockRows locks;

    @Inject
    LogRows logRows;

    @Inject
    LogWriter logs;

    @Inject
    SharedWrites writes;

    @Inject
    Node node;

    @Inject
    Places places;

    @Inject
    Lanes lanes;

    @Inject
    Threads threads;

    @Inject
    Signals signals;

    @Inject
    Acting acting;

    @Inject
    OnBehalf onBehalf;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<Work> works;

    @Inject
    @Any
    Instance<WhenEnded> whenEnded;

    private final Map<Long, OperationRun> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** The job's thread only waits: JobRunr may stop and start again without harm to what runs. */
    @Override
    @Job(name = "Operation", retries = 0)
    public void run(RunOperation job) throws InterruptedException {
        if (closed) {
            life.takeBack(job.operation(), job.job());
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        boolean taken = threads.now(() -> {
            try {
                operations.find(job.operation()).ifPresent(operation -> inItsLane(operation, job.job()));
            } finally {
                done.countDown();
            }
        });
        if (!taken) {
            life.takeBack(job.operation(), job.job());
            return;
        }
        done.await();
    }

    private void inItsLane(Operation operation, String job) {
        if (!places.enter(operation.lane())) {
            life.takeBack(operation.id(), job);
            return;
        }
        try {
            life.claim(operation.id(), job, node.id(), clock.instant())
                    .ifPresent(epoch -> workUnlessClosed(operation, epoch));
        } finally {
            places.leave(operation.lane());
            threads.later(() -> lanes.fill(operation.lane()), Duration.ZERO);
        }
    }

    /** Claimed before the closing, it is handed over by {@link Heart#stop}; after it, here. */
    private void workUnlessClosed(Operation operation, long epoch) {
        if (closed) {
            life.takeOver(operation.id(), node.id(), epoch);
        } else {
            work(operation, epoch);
        }
    }

    private void work(Operation operation, long epoch) {
        Stream stream = new Stream(operation.id(), 0);
        OperationRun run =
                new OperationRun(operation, epoch, logRows.mark(stream).total(), this);
        running.put(operation.id(), run);
        logs.open(run.whole());
        signals.changed(operation.id());
        try {
            if (life.cancelAsked(operation.id())) {
                run.cancel();
            }
            run.run();
            run.whole().awaitStored();
            if (!run.abandoned()) {
                finish(run);
            }
        } catch (Overtaken | Stopped quiet) {
            LOG.log(Level.FINE, "Operation {0} goes on elsewhere.", operation.id());
        } finally {
            running.remove(operation.id(), run);
            logs.close(run.whole());
            signals.changed(operation.id());
        }
    }

    private void finish(OperationRun run) {
        long id = run.operation().id();
        Patience.write(() -> sql.transaction(() -> {
            endOpenParts(run);
            List<OperationPart> rows = parts.of(id);
            sql.update("delete from operation_lock where operation = ?", id);
            boolean ended = life.end(id, run.epoch(), Outcome.of(rows), clock.instant());
            if (ended) {
                recorded(run.operation(), rows);
                operations.find(id).ifPresent(now -> whenEnded.forEach(told -> told.ended(now, rows)));
            }
            return ended;
        }));
    }

    /** A part whose thread ended without writing how is not shown as running for ever. */
    private void endOpenParts(OperationRun run) {
        for (OperationPart open : parts.of(run.operation().id())) {
            if (!open.state().isFinal()) {
                String name = open.target().name();
                LOG.log(Level.SEVERE, "Operation {0} on {1} ended without a word.", new Object[] {
                    run.operation().id(), name
                });
                String sentence = "How it ended is not known, for Intendant itself failed here. Look on " + name
                        + " how far it came; Intendant's log says more.";
                parts.end(
                        open.id(), run.epoch(), new PartRows.End(OperationState.LOST, sentence, null), clock.instant());
            }
        }
    }

    /** How it ended stands in the trail too, in the same transaction. */
    private void recorded(Operation operation, List<OperationPart> rows) {
        acting.as(Actor.intendant(), () -> {
            audit.recordOperation(
                    "operation.end", String.valueOf(operation.id()), operation.title(), Outcome.told(operation, rows));
            return true;
        });
    }

    /** From waiting to running; false when it was cancelled meanwhile. */
    boolean begin(OperationRun run, OperationPart row) {
        boolean begun = Patience.with(() -> writes.write(() -> parts.begin(row.id(), run.epoch(), clock.instant())));
        signals.changed(run.operation().id());
        return begun;
    }

    /** Writes a part's end and gives its target free for the next operation, however long the database is away. */
    void end(OperationRun run, OperationPart row, PartRows.End end) {
        String kept = end.error().replace('\0', '\u2400'); // a character that PostgreSQL cannot keep
        String cut = kept.length() > 7900 ? kept.substring(0, 7900) : kept;
        Patience.write(() -> writes.write(() -> {
            locks.release(run.operation().kind(), row.target(), run.operation().id());
            return parts.end(row.id(), run.epoch(), new PartRows.End(end.state(), cut, end.exit()), clock.instant());
        }));
        signals.changed(run.operation().id());
    }

    void cancelWaiting(Operation operation) {
        Patience.with(() -> {
            parts.cancelWaiting(operation.id(), clock.instant());
            return true;
        });
        signals.changed(operation.id());
    }

    /** The work for this kind, by its beginning up to the colon. */
    Work work(String kind) {
        String beginning = kind.contains(":") ? kind.substring(0, kind.indexOf(':')) : kind;
        return works.stream()
                .filter(work -> work.kind().equals(kind) || work.kind().equals(beginning))
                .findFirst()
                .orElseThrow(() -> new Refused("kind", "Nobody here knows how to do “" + kind + "”."));
    }

    /**
     * Whether the caller is allowed this kind of work himself.
     *
     * @throws Refused when his role does not allow it
     */
    public void mayStill(String kind) {
        onBehalf.must(needs(kind));
    }

    /** What whoever orders this kind of work must be allowed. */
    public Permission needs(String kind) {
        return work(kind).permission();
    }

    /** Cancels here, if it runs here: told at once, ended and proven on another thread. */
    public void cancelSoon(long operation) {
        OperationRun run = running.get(operation);
        if (run != null) {
            run.ask();
        }
        threads.now(() -> cancel(operation));
    }

    /** Cancels here, if it runs here. */
    void cancel(long operation) {
        OperationRun run = running.get(operation);
        if (run != null) {
            run.cancel();
        }
    }

    /** Nothing is begun here any more. */
    void close() {
        closed = true;
    }

    /** Hands everything over: another server, or the next start of this one, goes on. */
    void abandonAll() {
        running.values().forEach(OperationRun::abandon);
    }
}
