package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.OwnKey;
import org.intendant.hosts.SshHosts;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.Order.Lane;
import org.intendant.operations.Part;
import org.intendant.operations.Work;
import org.intendant.people.Actor;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One operation on many hosts, and many operations at once: who waits for whom. */
class FanOutTest {

    private static final Target LIVE = new Target("server", 1, "live");

    private final Visits visits = new Visits();
    private final List<CountDownLatch> opened = new ArrayList<>();
    private TestDatabase database;
    private TestServer server;

    @TempDir
    Path home;

    @BeforeEach
    void start() {
        database = TestDatabase.h2(List.of("operations"));
        server = new TestServer(database, home, List.of(visits), List.of()).start();
    }

    @AfterEach
    void stop() {
        opened.forEach(CountDownLatch::countDown);
        server.close();
        database.close();
    }

    private CountDownLatch latch() {
        CountDownLatch latch = new CountDownLatch(1);
        opened.add(latch);
        return latch;
    }

    private static Target dead(int number) {
        return new Target("server", 100 + number, "dead" + number);
    }

    private static List<Target> deadOnesBeforeTheLiveOne(int dead) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < dead; i++) {
            targets.add(dead(i));
        }
        targets.add(LIVE);
        return targets;
    }

    private static Order order(Lane lane, int parallel, List<Target> targets) {
        return new Order("visit", "Visit", lane, targets, parallel, Map.of(), Map.of());
    }

    private OperationState live(Operation operation) {
        List<OperationPart> parts = server.operations().parts(operation.id());
        return parts.get(parts.size() - 1).state();
    }

    /** Twelve hosts take a connection and never say a word; two places. It waits ten seconds for them, so not in the inner loop. */
    @Tag("lab")
    @Test
    void moreSilentHostsThanPlacesDoNotHoldUpTheOthers() throws IOException {
        byte[] ownKey = OwnKey.generate();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SshHosts hosts = new SshHosts(() -> ownKey)) {
            HostKey key =
                    new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIFFTXzTbwgvBQ9OQ5bVXk0Rw0qSgDqBwKVVAWaTa5Xam");
            visits.way = part -> {
                if (!part.target().equals(LIVE)) {
                    String name = part.target().name();
                    hosts.at(new HostAddress(name, name, "127.0.0.1", silent.getLocalPort(), key, null))
                            .reach();
                }
            };

            Operation operation = server.order(order(Lane.COMMAND, 2, deadOnesBeforeTheLiveOne(12)));
            TestServer.await(() -> live(operation) == OperationState.SUCCEEDED);

            assertThat(server.operations().parts(operation.id()).subList(0, 12))
                    .allMatch(part -> part.state() == OperationState.WAITING);
            assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.FAILED);
            assertThat(server.operations().parts(operation.id()).subList(0, 12))
                    .allMatch(part -> part.error().startsWith(part.target().name() + " ")
                            && part.state() == OperationState.FAILED);
        }
    }

    @Test
    void aHostThatGoesAwayGivesItsPlaceToTheNext() {
        CountDownLatch back = latch();
        visits.work = part -> {
            if (!part.target().equals(LIVE)) {
                part.withoutPlace(() -> LifeContract.awaits(back));
            }
        };

        Operation operation = server.order(order(Lane.COMMAND, 1, deadOnesBeforeTheLiveOne(3)));
        TestServer.await(() -> live(operation) == OperationState.SUCCEEDED);
        back.countDown();

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void neverMoreWorkAtOnceThanOrdered() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        java.util.concurrent.atomic.AtomicInteger now = new java.util.concurrent.atomic.AtomicInteger();
        visits.work = part -> {
            seen.add(now.incrementAndGet());
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            now.decrementAndGet();
        };

        Operation operation = server.order(order(Lane.COMMAND, 3, deadOnesBeforeTheLiveOne(20)));

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(Collections.max(seen)).isEqualTo(3);
    }

    @Test
    void whatIsOnItsWayIsCancelledAndNeverBegins() {
        CountDownLatch arrived = latch();
        CountDownLatch begun = latch();
        visits.way = part -> LifeContract.awaits(arrived);
        visits.work = part -> begun.countDown();
        Operation operation = server.order(order(Lane.COMMAND, 5, deadOnesBeforeTheLiveOne(2)));
        TestServer.await(() -> visits.underWay.size() == 3);

        server.transaction(() -> {
            server.operations().cancel(operation.id());
            return true;
        });
        TestServer.await(() -> live(operation) == OperationState.CANCELLED);
        arrived.countDown();

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(begun.getCount()).isOne();
        assertThat(visits.cancelled).isEmpty();
    }

    /** “Keys never queue behind scripts.” */
    @Test
    void manyLongCommandsDoNotHoldUpAnApply() {
        CountDownLatch end = latch();
        visits.work = part -> {
            if (!part.target().equals(LIVE)) {
                LifeContract.awaits(end);
            }
        };
        List<Operation> commands = new ArrayList<>();
        for (int i = 0; i < Places.limit(Lane.COMMAND) + 2; i++) {
            commands.add(server.order(order(Lane.COMMAND, 1, List.of(dead(i)))));
        }

        Operation apply = server.order(order(Lane.INTERACTIVE, 1, List.of(LIVE)));

        assertThat(server.ended(apply.id()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(server.operations().get(commands.get(0).id()).state()).isEqualTo(OperationState.RUNNING);
        end.countDown();
        commands.forEach(command -> server.ended(command.id()));
    }

    @Test
    void howItEndedStandsInTheTrail() {
        visits.work = part -> {
            if (!part.target().equals(LIVE)) {
                throw new org.intendant.plans.CommandFailed("false on dead0 ended with 1.", 1, "");
            }
        };

        long id = server.ended(server.order(order(Lane.COMMAND, 2, deadOnesBeforeTheLiveOne(1)))
                        .id())
                .id();

        assertThat(server.audit)
                .contains("operation.end operation:" + id
                        + " state: failed\nstarted by: maren\ndead0: failed, false on dead0 ended with 1.");
    }

    @Test
    void aRepeatedCommandStaysInItsLane() {
        visits.work = part -> {
            throw new org.intendant.plans.CommandFailed("no", 1, "");
        };
        Operation failed =
                server.ended(server.order(order(Lane.COMMAND, 1, List.of(LIVE))).id());

        Operation again = server.transaction(() -> server.operations().retryFailed(failed.id()));

        assertThat(again.lane()).isEqualTo(Lane.COMMAND);
        server.ended(again.id());
    }

    /** A host where no cgroup can be had proves less, and the page says so. */
    @Test
    void saysWhatACancelCouldNotSee() {
        CountDownLatch gone = latch();
        CountDownLatch begun = latch();
        visits.work = part -> {
            begun.countDown();
            LifeContract.awaits(gone);
            throw new org.intendant.plans.CommandFailed("sleep on live ended with 143", 143, "");
        };
        visits.onCancel = part -> {
            part.leftover("Cancelled. Its session on live is gone; processes that left it cannot be seen from here.");
            gone.countDown();
        };
        Operation operation = server.order(order(Lane.COMMAND, 1, List.of(LIVE)));
        assertThat(LifeContract.awaits(begun)).isTrue();

        server.transaction(() -> {
            server.operations().cancel(operation.id());
            return true;
        });

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(server.part(operation.id()).error()).endsWith("processes that left it cannot be seen from here.");
        assertThat(new String(
                        server.logs().read(operation.id(), 0, 0).bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("cannot be seen from here")
                .doesNotContain("Nothing of it is left");
    }

    @Test
    void whatAMemberOwnsIsAskedOnceHoweverManyParts() {
        long ten = server.ended(server.order(order(Lane.COMMAND, 10, deadOnesBeforeTheLiveOne(9)))
                        .id())
                .id();
        long hundred = server.ended(server.order(order(Lane.COMMAND, 50, deadOnesBeforeTheLiveOne(99)))
                        .id())
                .id();
        server.actor.give(9L, LIVE);
        server.actor.become(new Actor(9L, "otto", Role.MEMBER, Actor.Through.PAGE));

        assertThat(asked(() -> server.operations().find(ten)))
                .isEqualTo(asked(() -> server.operations().find(hundred)))
                .isEqualTo(1);
        assertThat(asked(() -> server.logs().read(ten, 10, 0)))
                .isEqualTo(asked(() -> server.logs().read(hundred, 100, 0)))
                .isEqualTo(1);
        assertThat(asked(() -> server.operations().parts(ten)))
                .isEqualTo(asked(() -> server.operations().parts(hundred)))
                .isEqualTo(2);
        server.actor.become(TestServer.MAREN);
    }

    private int asked(Runnable request) {
        server.actor.asked.set(0);
        request.run();
        return server.actor.asked.get();
    }

    @Test
    void refusesMoreAtOnceThanThereCanBe() {
        assertThat(order(Lane.COMMAND, Order.MOST_PARALLEL, List.of(LIVE)).parallel())
                .isEqualTo(100);
        assertThatThrownBy(() -> order(Lane.COMMAND, 101, List.of(LIVE)))
                .isInstanceOf(Refused.class)
                .hasMessage("Give 1 to 100 servers at once.");
    }

    /** Work that does what the test says, on its way and there. */
    private static final class Visits implements Work {
        private final List<String> underWay = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final List<String> cancelled = new java.util.concurrent.CopyOnWriteArrayList<>();
        private volatile Consumer<Part> way = part -> {};
        private volatile Consumer<Part> work = part -> {};
        private volatile Consumer<Part> onCancel = part -> {};

        @Override
        public String kind() {
            return "visit";
        }

        @Override
        public void reach(Part part) {
            underWay.add(part.target().name());
            way.accept(part);
        }

        @Override
        public void run(Part part) {
            work.accept(part);
        }

        @Override
        public boolean cancel(Part part) {
            cancelled.add(part.target().name());
            onCancel.accept(part);
            return true;
        }
    }
}
