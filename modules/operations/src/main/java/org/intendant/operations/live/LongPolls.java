package org.intendant.operations.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.intendant.operations.Acting;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for news without holding a thread. Whoever waits is asked for again, with his permission, each time
 * there may be something to say, and once a second; a sign-in that ended ends the wait (T12, T20). At most 2,000 wait on
 * one server, and at most 200 of one person, so that nobody takes the places of all others (T37).
 */
@ApplicationScoped
public class LongPolls {

    static final String CHANGES = "changes";
    static final int MOST_WAITING = 2000;
    static final int MOST_OF_ONE = 200;
    private static final int THREADS = 4;
    private static final long LONGEST_WAIT = 60;

    @Inject
    Acting acting;

    @Inject
    CurrentActor current;

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2 * MOST_WAITING), LongPolls::thread);

    static String log(long operation) {
        return "log:" + operation + ":";
    }

    static String log(long operation, int place) {
        return log(operation) + place;
    }

    /** Waits for news of one log of an operation, its own or a part's. */
    public void onLog(Stream log, long seconds, AsyncResponse response, Answer answer) {
        add(new Waiting(log(log.operation(), log.place()), response, answer, person(), deadline(seconds)));
    }

    /** Waits for any change. */
    public void onChange(long seconds, AsyncResponse response, Answer answer) {
        add(new Waiting(CHANGES, response, answer, person(), deadline(seconds)));
    }

    /** The answer, or nothing yet; when it is the last time something must be said. Asked as the person who waits. */
    @FunctionalInterface
    public interface Answer {
        @Nullable
        Object get(boolean lastTime);
    }

    private static long deadline(long seconds) {
        return System.nanoTime()
                + Duration.ofSeconds(Math.max(0, Math.min(LONGEST_WAIT, seconds)))
                        .toNanos();
    }

    private Person person() {
        return new Person(current.get().personId(), current.again());
    }

    private void add(Waiting one) {
        long own = waiting.stream()
                .filter(other -> Objects.equals(other.person.id, one.person.id))
                .count();
        if (waiting.size() >= MOST_WAITING || own >= MOST_OF_ONE) {
            throw new Refused(Refused.Why.TOO_MANY, "Too many pages wait for news. Try again in a minute.");
        }
        Object now = one.answer.get(one.isDue());
        if (now != null) {
            one.response.resume(now);
            return;
        }
        waiting.add(one);
        wake(one);
    }

    /** All whose topic it is, or begins with it. */
    void wake(String topic) {
        waiting.stream().filter(one -> one.topic.startsWith(topic)).forEach(this::wake);
    }

    void wakeLog(Stream log) {
        String topic = log(log.operation(), log.place());
        waiting.stream().filter(one -> one.topic.equals(topic)).forEach(this::wake);
    }

    void wakeAll() {
        waiting.forEach(this::wake);
    }

    private void wake(Waiting one) {
        one.again.set(true);
        if (one.asking.compareAndSet(false, true)) {
            try {
                pool.execute(() -> ask(one));
            } catch (RejectedExecutionException busy) {
                one.asking.set(false); // the look of the next second asks again
            }
        }
    }

    private void ask(Waiting one) {
        try {
            while (one.again.getAndSet(false) && waiting.contains(one)) {
                askOnce(one);
            }
        } finally {
            one.asking.set(false);
        }
        if (one.again.get() && waiting.contains(one)) {
            wake(one);
        }
    }

    private void askOnce(Waiting one) {
        try {
            Object answer = acting.within(() -> {
                Optional<Actor> actor = one.person.signIn.get();
                if (actor.isEmpty()) {
                    throw new Refused(Refused.Why.NOT_SIGNED_IN, "Sign in first.");
                }
                current.become(actor.get());
                return one.answer.get(one.isDue());
            });
            if (answer != null && waiting.remove(one)) {
                one.response.resume(answer);
            }
        } catch (RuntimeException refused) {
            if (waiting.remove(one)) {
                one.response.resume(refused);
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "intendant-live");
        thread.setDaemon(true);
        thread.setContextClassLoader(LongPolls.class.getClassLoader());
        return thread;
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
        waiting.forEach(one -> one.response.cancel(1));
        waiting.clear();
    }

    /** Whose page waits, and his sign-in, to be asked again. */
    private record Person(@Nullable Long id, Supplier<Optional<Actor>> signIn) {}

    /** Somebody who waits. */
    private static final class Waiting {
        private final String topic;
        private final AsyncResponse response;
        private final Answer answer;
        private final Person person;
        private final long deadline;
        private final AtomicBoolean asking = new AtomicBoolean();
        private final AtomicBoolean again = new AtomicBoolean();

        Waiting(String topic, AsyncResponse response, Answer answer, Person person, long deadline) {
            this.topic = topic;
            this.response = response;
            this.answer = answer;
            this.person = person;
            this.deadline = deadline;
        }

        boolean isDue() {
            return System.nanoTime() - deadline >= 0;
        }
    }
}
