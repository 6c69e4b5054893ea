package org.intendant.operations.life;

import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Work;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.operations.store.PartRows;
import org.intendant.operations.store.PartRows.Progress;
import org.intendant.people.Actor;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** One part on its thread: becomes whoever ordered it, does the work, and writes how it ended. */
final class PartRun {

    private static final Logger LOG = Logger.getLogger(PartRun.class.getName());
    private static final Map<OperationState, String> LAST_WORDS = Map.of(
            OperationState.SUCCEEDED, "Succeeded.", OperationState.CANCELLED, "Cancelled. Nothing of it is left.");
    private static final Duration PROOF = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OperationPart row;
    private final OperationRun run;
    private final OperationWorker worker;
    private final RunningPart part;
    private final LogBuffer log;
    private volatile @Nullable Thread thread;
    private volatile boolean begun;
    private volatile boolean ended;
    private boolean cancelling;

    PartRun(OperationPart row, OperationRun run, OperationWorker worker) {
        this.row = row;
        this.run = run;
        this.worker = worker;
        Progress progress = Patience.with(() -> worker.parts.progress(row.id()));
        this.log = new LogBuffer(
                new Stream(run.operation().id(), row.number()),
                run.epoch(),
                progress.logTotal(),
                progress.outputStored());
        this.part = new RunningPart(row, progress, run, log);
    }

    void run() {
        thread = Thread.currentThread();
        worker.logs.open(log);
        try {
            End tooEarly = part.resumed() ? null : worker.acting.within(this::reach);
            if (tooEarly != null) {
                begin(tooEarly);
            } else if (run.places().enter(this::wanted)) {
                try {
                    begin(null);
                } finally {
                    run.places().leave();
                }
            }
        } catch (Overtaken | PartAbandoned quiet) {
            LOG.log(
                    Level.FINE,
                    "Operation {0} goes on elsewhere.",
                    run.operation().id());
        } finally {
            ended = true;
            part.end();
            worker.logs.close(log);
        }
    }

    private boolean wanted() {
        return !run.abandoned() && (part.resumed() || !run.cancelled());
    }

    private void begin(@Nullable End tooEarly) {
        begun = true;
        if (worker.begin(run, row)) {
            part.tell(part.resumed() ? "Goes on where an earlier worker was lost." : "Begins.");
            end(tooEarly == null ? worker.acting.within(this::work) : tooEarly);
        }
    }

    /** On the way to the host, without a place: how it ended already, or null when it can begin. */
    private @Nullable End reach() {
        try {
            Work work = worker.work(run.operation().kind());
            worker.onBehalf.become(run.operation(), work.permission(), row.target());
            work.reach(part);
            return null;
        } catch (Overtaken overtaken) {
            throw overtaken;
        } catch (Throwable failed) { // whatever ended it, the part must come to its end
            if (run.abandoned()) {
                throw new PartAbandoned();
            }
            return failed(failed);
        }
    }

    private End work() {
        try {
            Work work = worker.work(run.operation().kind());
            worker.onBehalf.become(run.operation(), work.permission(), row.target());
            work.run(part);
            part.flush();
            return new End(OperationState.SUCCEEDED, "");
        } catch (Overtaken overtaken) {
            throw overtaken;
        } catch (Throwable failed) { // whatever ended it, the part must come to its end
            if (run.abandoned()) {
                throw new PartAbandoned();
            }
            return part.cancelled() ? proven(failed) : failed(failed);
        }
    }

    private End failed(Throwable failed) {
        String sentence = String.valueOf(failed.getMessage());
        if (failed instanceof Lost) {
            return new End(OperationState.LOST, sentence);
        }
        if (failed instanceof Stopped) {
            return new End(OperationState.CANCELLED, part.leftover());
        }
        if (failed instanceof Refused || failed instanceof HostUnreachable || failed instanceof CommandFailed) {
            return new End(OperationState.FAILED, sentence);
        }
        LOG.log(
                Level.SEVERE,
                "Operation " + run.operation().id() + " on " + row.target().name(),
                failed);
        return new End(OperationState.FAILED, "Intendant itself failed here: " + failed + ". Its log says more.");
    }

    /** Cancelled only when it is proven gone; otherwise nobody knows. */
    private End proven(Throwable failed) {
        if (failed instanceof Stopped || prove()) {
            return new End(OperationState.CANCELLED, part.leftover());
        }
        return new End(
                OperationState.LOST,
                "It was cancelled, but " + row.target().name() + " does not prove that nothing of it is left.");
    }

    /** Asks again and again, for a minute, whether nothing is left. */
    private boolean prove() {
        long deadline = System.nanoTime() + PROOF.toNanos();
        while (System.nanoTime() < deadline && !run.abandoned()) {
            if (gone()) {
                return true;
            }
            if (!pause(PAUSE)) {
                return false;
            }
        }
        return false;
    }

    private boolean gone() {
        try {
            Work work = worker.work(run.operation().kind());
            return worker.acting.as(Actor.intendant(), () -> work.cancel(part));
        } catch (RuntimeException unreachable) {
            LOG.log(Level.FINE, "Not proven gone yet.", unreachable);
            return false;
        }
    }

    void ask() {
        part.askToCancel();
    }

    /** Ends the work on its host from another thread, then wakes its own if that does not notice. */
    synchronized void cancel() {
        part.askToCancel();
        if (cancelling || !begun) { // what did not begin is cancelled in its row, and never will
            return;
        }
        cancelling = true;
        worker.threads.now(() -> {
            long deadline = System.nanoTime() + PROOF.toNanos();
            boolean gone = false;
            while (!ended && !gone && System.nanoTime() < deadline) {
                gone = gone();
                if (!gone && !pause(PAUSE)) {
                    return;
                }
            }
            if (!ended && pause(GRACE) && !ended) {
                interrupt();
            }
        });
    }

    void interrupt() {
        Thread working = thread;
        if (working != null && !ended) {
            working.interrupt();
        }
    }

    private void end(End end) {
        Thread.interrupted(); // what was meant to end the work must not end its last words
        String error = part.masked(end.error());
        if (error.isEmpty()) {
            part.tell(LAST_WORDS.getOrDefault(end.state(), "Ended."));
        } else {
            part.line(error);
        }
        part.flush();
        worker.end(run, row, new PartRows.End(end.state(), error, part.exit()));
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record End(OperationState state, String error) {}

    /** This server is stopping: whoever takes the part over writes its end. */
    private static final class PartAbandoned extends RuntimeException {}
}
