package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.intendant.data.TestDatabase;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.store.Sql;
import org.intendant.plans.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operation whose server stops, is killed or falls silent: another one, or the next start, goes on with it. */
abstract class HandOverContract {

    private static final Target WEB1 = new Target("server", 1, "web1");

    private final LifeContract.Tasks tasks = new LifeContract.Tasks();
    private TestDatabase database;
    private TestServer server;

    @TempDir
    Path home;

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        database = database();
        server = new TestServer(database, home, List.of(tasks), List.of()).start();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void theNextStartGoesOnAtOnceWhereTheLastOneWasKilled() {
        CountDownLatch begun = new CountDownLatch(1);
        tasks.on("follow", part -> {
            if (part.resumed()) {
                byte[] rest = "56789".getBytes(StandardCharsets.UTF_8);
                assertThat(part.outputStored()).isEqualTo(5);
                part.output(rest, rest.length);
                return;
            }
            byte[] bytes = "01234".getBytes(StandardCharsets.UTF_8);
            part.output(bytes, bytes.length);
            part.flush();
            begun.countDown();
            LifeContract.awaits(new CountDownLatch(1));
        });
        Operation operation = server.order(TestServer.order("task:follow", WEB1));
        assertThat(LifeContract.awaits(begun)).isTrue();
        server.kill();

        server = new TestServer(database, home, List.of(tasks), List.of()).start();

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(text(operation.id(), 1)).isEqualTo("0123456789");
    }

    @Test
    void anotherServerTakesOverFromASilentOneAndItsLateWordsAreRefused() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        tasks.on("zombie", part -> {
            if (part.resumed()) {
                part.line("done by the second");
                return;
            }
            part.line("begun by the first");
            part.flush();
            begun.countDown();
            LifeContract.awaits(paused);
            try {
                part.now("late words");
                tasks.note("late words were taken");
            } finally {
                late.countDown();
            }
        });
        Operation operation = server.order(TestServer.order("task:zombie", WEB1));
        assertThat(LifeContract.awaits(begun)).isTrue();

        try (TestServer second = new TestServer(database, home.resolve("second"), List.of(tasks), List.of())) {
            Heart heart = second.get(Heart.class);
            second.get(Jobs.class).start();
            heart.start();
            long now = System.nanoTime();
            silence(server);
            heart.look(now);
            for (int seconds = 2; seconds <= 12; seconds += 2) {
                heart.look(now + seconds * 1_000_000_000L);
            }
            second.get(Threads.class).every(Duration.ofMillis(50), second.get(LogWriter.class)::flush);

            assertThat(second.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
            paused.countDown();
            assertThat(LifeContract.awaits(late)).isTrue();
            assertThat(tasks.notes).isEmpty();
            assertThat(text(operation.id(), 0)).contains("begun by the first", "done by the second");
        }
    }

    /** Its regular tasks stop, its threads stay: paused by the system, not dead. */
    private static void silence(TestServer server) {
        server.get(Threads.class).stopTimers();
        server.get(Jobs.class).stop();
    }

    @Test
    void handsOverWhenItStops() {
        CountDownLatch begun = new CountDownLatch(1);
        tasks.on("drain", part -> {
            if (!part.resumed()) {
                begun.countDown();
                LifeContract.awaits(new CountDownLatch(1));
            }
        });
        Operation operation = server.order(TestServer.order("task:drain", WEB1));
        assertThat(LifeContract.awaits(begun)).isTrue();

        server.close();

        server = new TestServer(database, home, List.of(tasks), List.of());
        assertThat(server.operations().get(operation.id()).state()).isEqualTo(OperationState.RUNNING);
        server.start();
        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    /** A server that stops still finds jobs; each that it began then would belong to nobody. */
    @Test
    void beginsNothingWhileItStops() {
        tasks.on("late", part -> tasks.note("done"));
        server.get(OperationWorker.class).close();
        Operation operation = server.order(TestServer.order("task:late", WEB1));
        long id = operation.id();
        TestServer.await(() -> jobs(id) == 0);
        server.close();
        assertThat(tasks.notes).isEmpty();
        assertThat(server.operations().get(id).state()).isEqualTo(OperationState.WAITING);

        server = new TestServer(database, home, List.of(tasks), List.of()).start();

        assertThat(server.ended(id).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(tasks.notes).containsExactly("done");
    }

    @Test
    void whatAServerHoldsThatNobodyKnowsIsTakenOver() {
        CountDownLatch begun = new CountDownLatch(1);
        tasks.on("orphan", part -> {
            if (!part.resumed()) {
                begun.countDown();
                LifeContract.awaits(new CountDownLatch(1));
            }
        });
        Operation operation = server.order(TestServer.order("task:orphan", WEB1));
        assertThat(LifeContract.awaits(begun)).isTrue();
        server.kill();
        sql().update("delete from server_node");

        server = new TestServer(database, home, List.of(tasks), List.of()).start();
        Heart heart = server.get(Heart.class);
        long now = System.nanoTime();
        for (int seconds = 0; seconds <= 12; seconds += 2) {
            heart.look(now + seconds * 1_000_000_000L);
        }

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    private long jobs(long operation) {
        return sql().number("select count(*) from operation where job is not null and id = ?", operation);
    }

    private Sql sql() {
        return server.get(Sql.class);
    }

    private String text(long operation, int part) {
        return new String(server.logs().read(operation, part, 0).bytes(), StandardCharsets.UTF_8);
    }
}
