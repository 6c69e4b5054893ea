package org.intendant.operations.life;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.intendant.operations.store.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Small writes of many parts: what comes while one transaction is on its way shares the next one, for the end of a transaction
 * costs more than all that is in it.
 */
@ApplicationScoped
public class SharedWrites {

    private static final int MOST = 64;

    @Inject
    Sql sql;

    private final LinkedBlockingQueue<Write> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Returns what the write answered, once it is committed; throws what it threw, and then nothing of it is written. */
    boolean write(Supplier<Boolean> statements) {
        Write own = new Write(statements);
        waiting.add(own);
        turn.lock();
        try {
            while (!own.over) {
                next();
            }
        } finally {
            turn.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        return own.answer;
    }

    private void next() {
        List<Write> some = new ArrayList<>();
        waiting.drainTo(some, MOST);
        try {
            together(some);
        } catch (RuntimeException failed) {
            if (some.size() == 1 || Patience.passes(failed)) {
                some.forEach(write -> write.end(failed));
            } else {
                some.forEach(this::alone);
            }
        }
    }

    private void together(List<Write> some) {
        sql.transaction(() -> some.forEach(Write::run));
        some.forEach(write -> write.end(null));
    }

    /** One that the database refuses takes no other with it. */
    private void alone(Write write) {
        try {
            together(List.of(write));
        } catch (RuntimeException failed) {
            write.end(failed);
        }
    }

    /** A write of one thread; touched by whoever has the turn. */
    private static final class Write {
        private final Supplier<Boolean> statements;
        private boolean answer;
        private boolean over;
        private @Nullable RuntimeException failure;

        Write(Supplier<Boolean> statements) {
            this.statements = statements;
        }

        void run() {
            answer = requireNonNull(statements.get());
        }

        void end(@Nullable RuntimeException failed) {
            failure = failed;
            over = true;
        }
    }
}
