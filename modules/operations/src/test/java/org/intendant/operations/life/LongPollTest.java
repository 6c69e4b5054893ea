package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.intendant.data.TestDatabase;
import org.intendant.operations.Changes;
import org.intendant.operations.LogPiece;
import org.intendant.operations.Operation;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.people.Actor;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that wait for news: told at once, asked for their right again, ended with the sign-in. T12, T20. */
class LongPollTest {

    private static final Target WEB1 = new Target("server", 1, "web1");

    private final LifeContract.Tasks tasks = new LifeContract.Tasks();
    private final CountDownLatch speak = new CountDownLatch(1);
    private final AtomicBoolean signedIn = new AtomicBoolean(true);

    @TempDir
    java.nio.file.Path home;

    private TestDatabase database;
    private TestServer server;
    private Operation operation;

    @BeforeEach
    void start() {
        database = TestDatabase.h2(List.of("operations"));
        server = new TestServer(database, home, List.of(tasks), List.of()).start();
        server.actor.become(TestServer.MAREN, () -> signedIn.get() ? Optional.of(TestServer.MAREN) : Optional.empty());
        tasks.on("talk", part -> {
            LifeContract.awaits(speak);
            byte[] words = "news".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            part.output(words, words.length);
        });
        operation = server.order(TestServer.order("task:talk", WEB1));
    }

    @AfterEach
    void stop() {
        speak.countDown();
        server.close();
        database.close();
    }

    private CompletableFuture<Object> poll(int part, long seconds) {
        CompletableFuture<Object> answered = new CompletableFuture<>();
        server.polls().onLog(new Stream(operation.id(), 0), seconds, response(answered), lastTime -> {
            LogPiece piece = server.logs().read(operation.id(), part, 0);
            return piece.bytes().length > 0 || lastTime ? piece : null;
        });
        return answered;
    }

    private static AsyncResponse response(CompletableFuture<Object> answered) {
        return (AsyncResponse) Proxy.newProxyInstance(
                LongPollTest.class.getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (proxy, method, arguments) -> method.getName().equals("resume") && answered.complete(arguments[0]));
    }

    @Test
    void answersAsSoonAsThereIsSomething() throws Exception {
        CompletableFuture<Object> answer = poll(1, 20);
        assertThat(answer).isNotDone();

        long before = System.nanoTime();
        speak.countDown();
        LogPiece piece = (LogPiece) answer.get(10, TimeUnit.SECONDS);

        assertThat(piece.bytes()).isEqualTo("news".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void answersWithNothingWhenTheTimeIsUp() throws Exception {
        assertThat(((LogPiece) poll(1, 1).get(10, TimeUnit.SECONDS)).bytes()).isEmpty();
    }

    @Test
    void endsWhenTheSignInEnds() throws Exception {
        CompletableFuture<Object> answer = poll(1, 60);

        signedIn.set(false);

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.NOT_SIGNED_IN));
    }

    @Test
    void refusesAnothersOperationAtOnce() {
        Actor stranger = new Actor(9L, "otto", Role.MEMBER, Actor.Through.API);
        server.actor.become(stranger, () -> Optional.of(stranger));

        assertThatThrownBy(() -> poll(1, 60)).isInstanceOf(Refused.class);
    }

    /** T37: waits hold no thread each, nobody takes the places of the others, and all together are bounded. */
    @Test
    void manyWhoWaitCostNoThreadsAndLeaveRoomForOthers() {
        long before = threads();
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (long person = 100; person < 110; person++) {
            Actor one = new Actor(person, "person" + person, Role.OPERATOR, Actor.Through.API);
            server.actor.become(one, () -> Optional.of(one));
            for (int i = 0; i < 200; i++) {
                answers.add(poll(1, 60));
            }
            if (person == 100) {
                assertThatThrownBy(() -> poll(1, 60))
                        .as("the 201st of one person")
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.why()).isEqualTo(Refused.Why.TOO_MANY));
            }
        }
        assertThat(answers).hasSize(2000).noneMatch(CompletableFuture::isDone);
        assertThat(threads() - before).as("threads more").isLessThanOrEqualTo(4);
        server.actor.become(TestServer.MAREN, () -> Optional.of(TestServer.MAREN));
        assertThatThrownBy(() -> poll(1, 60)).as("the 2001st").isInstanceOf(Refused.class);

        speak.countDown();

        answers.forEach(answer -> assertThat(answer).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(poll(1, 60)).as("after they have gone").succeedsWithin(Duration.ofSeconds(20));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("intendant-live"))
                .count();
    }

    /** T12: whoever loses what he waits for is told nothing of it any more. */
    @Test
    void endsWhenTheObjectIsAnothersMeanwhile() throws Exception {
        Actor otto = new Actor(9L, "otto", Role.MEMBER, Actor.Through.API);
        server.actor.give(9L, WEB1);
        server.actor.become(otto, () -> Optional.of(otto));
        CompletableFuture<Object> answer = poll(1, 60);
        assertThat(answer).isNotDone();

        server.actor.give(9L);
        speak.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.NOT_FOUND));
    }

    @Test
    void tellsOfChanges() throws Exception {
        long now = server.get(Changes.class).number();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        server.polls().onChange(60, response(answer), lastTime -> {
            long number = server.get(Changes.class).number();
            return number > now || lastTime ? number : null;
        });

        speak.countDown();

        assertThat((Long) answer.get(10, TimeUnit.SECONDS)).isGreaterThan(now);
    }
}
