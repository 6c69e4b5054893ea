package org.intendant.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that stay, for the same thing with many at once. */
final class Together implements AutoCloseable {

    private final ExecutorService threads;

    Together(int most) {
        threads = Executors.newFixedThreadPool(most);
    }

    /** Something done with one of them. */
    interface With<T, R> {
        R apply(T one) throws Exception;
    }

    /** The answers in the order of the list; the first failure is thrown when all are through. */
    <T, R> List<R> each(List<T> all, With<T, R> work) throws Exception {
        List<Future<R>> futures = new ArrayList<>();
        for (T one : all) {
            futures.add(threads.submit(() -> work.apply(one)));
        }
        List<R> answers = new ArrayList<>();
        Exception first = null;
        for (Future<R> future : futures) {
            try {
                answers.add(future.get());
            } catch (ExecutionException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return answers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
