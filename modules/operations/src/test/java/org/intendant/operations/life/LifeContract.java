package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.data.TestDatabase;
import org.intendant.operations.LogPiece;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.Part;
import org.intendant.operations.RecentOperations;
import org.intendant.operations.TitledOperation;
import org.intendant.operations.Work;
import org.intendant.people.Actor;
import org.intendant.people.Role;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operation from a click to its end, on one server and on two, on each database. */
abstract class LifeContract {

    static final Target WEB1 = new Target("server", 1, "web1");
    static final Target WEB2 = new Target("server", 2, "web2");

    private TestDatabase database;
    private TestServer server;

    @TempDir
    Path home;

    private final Tasks tasks = new Tasks();

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
    void runsEveryPartAndKeepsWhatItPrinted() {
        tasks.on("greet", part -> {
            byte[] words = ("hello from " + part.target().name()).getBytes(StandardCharsets.UTF_8);
            part.output(words, words.length);
            part.exit(0);
        });

        Operation ended = server.ended(
                server.order(TestServer.order("task:greet", WEB1, WEB2)).id());

        assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(server.operations().parts(ended.id())).allMatch(part -> part.exit() == 0);
        assertThat(text(ended.id(), 2)).isEqualTo("hello from web2");
        assertThat(server.audit).anyMatch(entry -> entry.startsWith("operation.start operation:" + ended.id()));
    }

    /** Guards T36: what a list is sorted by is one of a few names, and never a piece of a statement. */
    @Test
    void listsInTheOrderAskedForAndRefusesOthers() {
        tasks.on("sorted", part -> part.exit(0));
        long first = server.ended(
                        server.order(TestServer.order("task:sorted", WEB1)).id())
                .id();
        long second = server.ended(
                        server.order(TestServer.order("task:sorted", WEB2)).id())
                .id();

        assertThat(listed("", false)).containsExactly(second, first);
        assertThat(listed("id", false)).containsExactly(first, second);
        assertThat(listed("id", true)).containsExactly(second, first);
        for (String sort : List.of("title", "state", "actorName")) {
            assertThat(listed(sort, true)).as(sort).containsExactly(second, first);
        }
        for (String mine : List.of("yes", "TRUE", "1", "true or 1=1")) {
            assertThatThrownBy(() -> server.operations().page(new Query("", Map.of("mine", mine), "", false, 0, 10)))
                    .as("T7: " + mine)
                    .isInstanceOf(Refused.class);
        }
        for (String sort : List.of("o.id", "id desc", "node", "1; drop table operation")) {
            assertThatThrownBy(() -> listed(sort, false)).as(sort).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> server.comparisons().page(new Query("", Map.of(), sort, false, 0, 10)))
                    .as(sort)
                    .isInstanceOf(Refused.class);
        }
        for (String sort : List.of("name", "checked")) {
            assertThat(server.comparisons()
                            .page(new Query("", Map.of("state", "all"), sort, true, 0, 10))
                            .rows())
                    .as(sort)
                    .isEmpty();
        }
    }

    private List<Long> listed(String sort, boolean descending) {
        return server.operations().page(new Query("", Map.of(), sort, descending, 0, 10)).rows().stream()
                .map(Operation::id)
                .toList();
    }

    @Test
    void startsWithinASecondOfTheCommit() {
        CountDownLatch begun = new CountDownLatch(1);
        tasks.on("quick", part -> begun.countDown());

        long before = System.nanoTime();
        Operation operation = server.order(TestServer.order("task:quick", WEB1));

        assertThat(awaits(begun)).isTrue();
        assertThat(System.nanoTime() - before).isLessThan(1_500_000_000L);
        server.ended(operation.id());
    }

    @Test
    void failsWithTheToolsOwnWords() {
        tasks.on("bad", part -> {
            throw new CommandFailed("nginx -t on web1 ended with 1: unknown directive", 1, "");
        });

        Operation ended =
                server.ended(server.order(TestServer.order("task:bad", WEB1)).id());

        assertThat(ended.state()).isEqualTo(OperationState.FAILED);
        assertThat(server.part(ended.id()).error()).isEqualTo("nginx -t on web1 ended with 1: unknown directive");
        assertThat(text(ended.id(), 0)).contains("nginx -t on web1 ended with 1");
    }

    @Test
    void aBugOfOursEndsThePartToo() {
        tasks.on("bug", part -> {
            throw new AssertionError("ours");
        });

        assertThat(server.ended(server.order(TestServer.order("task:bug", WEB1)).id())
                        .state())
                .isEqualTo(OperationState.FAILED);
    }

    @Test
    void aPartThatEndsWithoutAWordIsNotShownAsRunning() {
        tasks.on("vanish", part -> {
            throw new Overtaken();
        });

        Operation ended =
                server.ended(server.order(TestServer.order("task:vanish", WEB1)).id());

        assertThat(ended.state()).isEqualTo(OperationState.LOST);
        assertThat(server.operations().parts(ended.id())).singleElement().satisfies(part -> {
            assertThat(part.state()).isEqualTo(OperationState.LOST);
            assertThat(part.error()).contains("Look on web1");
            assertThat(part.ended()).isNotNull();
        });
    }

    @Test
    void aSlowHostNeverDelaysTheOthers() {
        CountDownLatch goOn = new CountDownLatch(1);
        tasks.on("slow", part -> {
            if (part.target().equals(WEB1)) {
                awaits(goOn);
            }
        });

        Operation operation = server.order(TestServer.order("task:slow", WEB1, WEB2));
        TestServer.await(() -> server.operations().parts(operation.id()).get(1).state() == OperationState.SUCCEEDED);

        assertThat(server.part(operation.id()).state()).isEqualTo(OperationState.RUNNING);
        goOn.countDown();
        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    /** T42. */
    @Test
    void ofTwoAtOnceOneWinsAndOneIsToldSo() {
        CountDownLatch goOn = new CountDownLatch(1);
        tasks.on("apply", part -> awaits(goOn));
        Operation first = server.order(TestServer.order("task:apply", WEB1));

        assertThatThrownBy(() -> server.order(TestServer.order("task:apply", WEB2, WEB1)))
                .isInstanceOf(Refused.class)
                .hasMessage("Operation " + first.id() + " is doing the same on web1. Wait for its end.");

        goOn.countDown();
        server.ended(first.id());
        server.ended(server.order(TestServer.order("task:apply", WEB2, WEB1)).id());
    }

    @Test
    void leavesNothingOfAnOrderThatIsRolledBack() {
        tasks.on("never", part -> {});

        assertThatThrownBy(() -> server.transaction(() -> {
                    server.operations().start(TestServer.order("task:never", WEB1));
                    throw new Refused("name", "Something else is wrong.");
                }))
                .isInstanceOf(Refused.class);

        assertThat(server.operations().page(org.intendant.web.Query.all()).total())
                .isZero();
        server.ended(server.order(TestServer.order("task:never", WEB1)).id());
    }

    /** T16. */
    @Test
    void refusesWhenTheRightWasTakenBetweenTheClickAndTheRun() {
        tasks.on("late", part -> part.line("did it"));
        server.people.put(7L, new Actor(7L, "maren", Role.VIEWER, Actor.Through.PAGE));

        Operation ended =
                server.ended(server.order(TestServer.order("task:late", WEB1)).id());

        assertThat(ended.state()).isEqualTo(OperationState.FAILED);
        assertThat(server.part(ended.id()).error()).isEqualTo("The role of maren does not allow this.");
        assertThat(text(ended.id(), 1)).doesNotContain("did it");
    }

    /** T16. */
    @Test
    void refusesWhenTheAccountEndedBetweenTheClickAndTheRun() {
        tasks.on("late", part -> part.line("did it"));
        server.people.clear();

        Operation ended =
                server.ended(server.order(TestServer.order("task:late", WEB1)).id());

        assertThat(server.part(ended.id()).error()).isEqualTo("maren may not do this any more: the account ended.");
    }

    /** T33. */
    @Test
    void coversSecretsBeforeAnythingIsStored() {
        tasks.on("secret", part -> {
            part.mask("hunter2hunter2");
            byte[] first = "password=hunter2h".getBytes(StandardCharsets.UTF_8);
            byte[] second = "unter2 ok".getBytes(StandardCharsets.UTF_8);
            part.output(first, first.length);
            part.output(second, second.length);
            part.line("used hunter2hunter2");
            throw new CommandFailed("login with hunter2hunter2 failed", 1, "");
        });

        Operation ended =
                server.ended(server.order(TestServer.order("task:secret", WEB1)).id());

        assertThat(text(ended.id(), 1)).contains("password=************** ok").doesNotContain("hunter2");
        assertThat(text(ended.id(), 0)).doesNotContain("hunter2");
        assertThat(server.part(ended.id()).error()).doesNotContain("hunter2");
    }

    /** T34. */
    @Test
    void aHostCannotWriteALineInAnothersName() {
        tasks.on("fake", part -> part.line("ok\n2026-01-01T00:00:00Z web2: \u001b[31mall gone"));

        Operation ended = server.ended(
                server.order(TestServer.order("task:fake", WEB1, WEB2)).id());

        assertThat(text(ended.id(), 0).lines())
                .filteredOn(line -> line.contains("all gone"))
                .hasSize(2)
                .allMatch(line -> line.matches("\\S+Z web[12]: 2026-01-01T00:00:00Z web2: \u001b\\[31mall gone"));
    }

    /** T34: what a host prints may look like a line of ours, but it is never called one. */
    @Test
    void tellsWhatAHostPrintedFromLinesOfOurs() {
        String fake = "2026-01-01T00:00:00Z Planned again: nothing is left to do.\n";
        tasks.on("forge", part -> {
            part.line("Ours.");
            part.output(fake.getBytes(StandardCharsets.UTF_8), fake.length());
            part.line("Ours again.");
        });

        long id = server.ended(
                        server.order(TestServer.order("task:forge", WEB1)).id())
                .id();

        String all = text(id, 1);
        LogPiece piece = server.logs().read(id, 1, 0);
        assertThat(piece.printed()).hasSize(1);
        assertThat(all.substring((int) piece.printed().get(0).from(), (int)
                        piece.printed().get(0).to()))
                .isEqualTo(fake);
        LogPiece later = server.logs().read(id, 1, all.indexOf("Planned"));
        assertThat(later.printed())
                .containsExactly(new LogPiece.Printed(all.indexOf("Planned"), all.indexOf(fake) + fake.length()));
    }

    @Test
    void cancelsWhatRunsOnceItIsProvenGone() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        tasks.on("long", part -> {
            begun.countDown();
            awaits(gone);
            throw new CommandFailed("sleep on web1 ended with 143", 143, "");
        });
        tasks.onCancel(part -> gone.countDown());
        Operation operation = server.order(TestServer.order("task:long", WEB1));
        assertThat(awaits(begun)).isTrue();

        server.transaction(() -> {
            server.operations().cancel(operation.id());
            return true;
        });

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(server.part(operation.id()).state()).isEqualTo(OperationState.CANCELLED);
    }

    /** Its lane is full; nothing of it ever ran, so there is nothing to prove, and its target is free at once. */
    @Test
    void cancelsWhatWaitsForAPlaceWithoutEverRunningIt() {
        CountDownLatch goOn = new CountDownLatch(1);
        tasks.on("full", part -> {
            tasks.note(part.target().name());
            awaits(goOn);
        });
        List<Operation> running = IntStream.range(0, Places.limit(Order.Lane.SCHEDULED))
                .mapToObj(number -> server.order(scheduled(100 + number)))
                .toList();
        TestServer.await(() -> tasks.notes.size() == running.size());
        Operation waiting = server.order(scheduled(99));

        server.transaction(() -> {
            server.operations().cancel(waiting.id());
            return true;
        });

        assertThat(server.ended(waiting.id()).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(server.part(waiting.id()).state()).isEqualTo(OperationState.CANCELLED);
        Operation next = server.order(scheduled(99));
        goOn.countDown();
        assertThat(server.ended(next.id()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(tasks.notes).containsOnlyOnce("host99");
    }

    private static Order scheduled(int host) {
        Order order = TestServer.order("task:full", new Target("server", host, "host" + host));
        return new Order(order.kind(), "Full", Order.Lane.SCHEDULED, order.targets(), 1, order.approvals(), Map.of());
    }

    @Test
    void repeatsOnlyWhatFailed() {
        tasks.on("half", part -> {
            if (part.target().equals(WEB2) && part.details().isEmpty() && tasks.first("half")) {
                throw new CommandFailed("no", 1, "");
            }
        });
        Operation failed = server.ended(
                server.order(TestServer.order("task:half", WEB1, WEB2)).id());

        Operation again = server.transaction(() -> server.operations().retryFailed(failed.id()));

        assertThat(server.ended(again.id()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(again.retryOf()).isEqualTo(failed.id());
        assertThat(server.operations().parts(again.id()))
                .extracting(part -> part.target().name())
                .containsExactly("web2");
    }

    /** T9: two people's runs, as many at once as there are places: each log holds its own words and nobody else's. */
    @Test
    void twoHundredAtOnceKeepTheirWordsApart() {
        Actor otto = new Actor(9L, "otto", Role.OPERATOR, Actor.Through.API);
        server.people.put(9L, otto);
        int places = Places.limit(Order.Lane.INTERACTIVE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(places);
        tasks.on("mark", part -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            together.countDown();
            awaits(together);
            for (int i = 0; i < 20; i++) {
                byte[] mark = ("<" + part.target().name() + ">").getBytes(StandardCharsets.UTF_8);
                part.output(mark, mark.length);
                Thread.yield();
            }
            part.line("said of " + part.target().name());
            running.decrementAndGet();
        });
        List<Operation> all = IntStream.range(0, 200)
                .mapToObj(i -> {
                    server.actor.become(i % 2 == 0 ? TestServer.MAREN : otto);
                    return server.order(TestServer.order("task:mark", new Target("server", i, "host" + i)));
                })
                .toList();

        for (int i = 0; i < 200; i++) {
            Operation ended = server.ended(all.get(i).id());
            assertThat(ended.actorName()).isEqualTo(i % 2 == 0 ? "maren" : "otto");
            assertThat(printed(ended.id())).isEqualTo(("<host" + i + ">").repeat(20));
            assertThat(text(ended.id(), 1))
                    .contains("said of host" + i)
                    .doesNotContainPattern("host(?!" + i + "\\b)\\d");
        }
        assertThat(most).as("at once").hasValue(places);
    }

    private String printed(long operation) {
        return server.logs().raw(operation, 1, -1).stream()
                .map(piece -> new String(piece.bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** T15: whoever may see that it failed, and not read what was printed, is not told by the error either. */
    @Test
    void anErrorThatQuotesTheHostIsForThoseWhoMayReadOutput() {
        tasks.on("quote", part -> {
            byte[] words = "canary printed".getBytes(StandardCharsets.UTF_8);
            part.output(words, words.length);
            throw new CommandFailed("useradd on web1 ended with 9: canary of the host", 9, "canary of the host");
        });
        long id = server.ended(
                        server.order(TestServer.order("task:quote", WEB1)).id())
                .id();
        assertThat(server.part(id).error()).contains("canary");

        server.actor.become(new Actor(11L, "vera", Role.VIEWER, Actor.Through.API));

        assertThat(server.part(id).error()).isEqualTo("Why is told to those who may read what it printed.");
        assertThat(server.part(id).state()).isEqualTo(OperationState.FAILED);
        assertThat(server.operations().get(id) + "" + server.part(id)).doesNotContain("canary");
        assertThat(server.get(RecentOperations.class).titled(List.of(id)).toString())
                .doesNotContain("canary");
        assertThat(server.logs().readable(id, 1)).isFalse();
    }

    @Test
    void aReaderBesideTheWriterMissesAndRepeatsNothing() {
        tasks.on("stream", part -> {
            for (int i = 0; i < 2000; i++) {
                byte[] line = (i + "\n").getBytes(StandardCharsets.UTF_8);
                part.output(line, line.length);
                if (i % 100 == 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                }
            }
        });
        Operation operation = server.order(TestServer.order("task:stream", WEB1));

        StringBuilder read = new StringBuilder();
        TestServer.await(() -> {
            LogPiece piece = server.logs().read(operation.id(), 1, read.length());
            read.append(new String(piece.bytes(), StandardCharsets.UTF_8));
            return piece.atEnd();
        });

        assertThat(read.toString().lines().map(Integer::valueOf))
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.range(0, 2000).boxed().toList());
    }

    /** T13. */
    @Test
    void aMemberSeesOnlyWhatHeStartedOrOwns() {
        tasks.on("theirs", part -> part.line("secret of web1"));
        long id = server.ended(server.order(TestServer.order("task:theirs", WEB1, WEB2))
                        .id())
                .id();
        server.actor.give(9L, WEB2);
        server.actor.become(new Actor(9L, "otto", Role.MEMBER, Actor.Through.PAGE));

        assertThat(server.operations().parts(id))
                .extracting(part -> part.target().name())
                .containsExactly("web2");
        assertThatThrownBy(() -> server.logs().read(id, 1, 0)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> server.logs().read(id, 0, 0)).isInstanceOf(Refused.class);
        assertThat(server.logs().read(id, 2, 0).total()).isPositive();
        assertThat(server.get(RecentOperations.class).titled(List.of()))
                .extracting(TitledOperation::title)
                .containsExactly("Do task:theirs");
        assertThatThrownBy(() -> server.operations().cancel(id)).isInstanceOf(Refused.class);

        server.actor.become(new Actor(10L, "nils", Role.MEMBER, Actor.Through.PAGE));
        assertThat(server.operations().find(id)).isEmpty();
        assertThat(server.operations().page(org.intendant.web.Query.all()).total())
                .isZero();
        assertThat(server.get(RecentOperations.class).titled(List.of(id))).isEmpty();
        assertThat(server.get(RecentOperations.class).numbered(List.of(id))).isEmpty();
        server.actor.become(TestServer.MAREN);
        assertThat(server.get(RecentOperations.class).titled(List.of(id)))
                .extracting(TitledOperation::id)
                .containsExactly(id);
    }

    @Test
    void removesWhatIsOlderThanItIsKept() {
        tasks.on("old", part -> part.line("once"));
        long id = server.ended(server.order(TestServer.order("task:old", WEB1)).id())
                .id();
        server.get(org.intendant.operations.store.Sql.class)
                .update(
                        "update operation set ended = timestamp with time zone '2020-01-01 00:00:00+00' where id = ?",
                        id);

        server.get(Retention.class).removeExpired(java.time.Instant.now());

        assertThat(server.operations().find(id)).isEmpty();
    }

    private String text(long operation, int part) {
        return new String(server.logs().read(operation, part, 0).bytes(), StandardCharsets.UTF_8);
    }

    static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", -1, "");
        }
    }

    /** Work that does what the test says. */
    static final class Tasks implements Work {
        private final Map<String, Consumer<Part>> byName = new ConcurrentHashMap<>();
        private final Map<String, Boolean> seen = new ConcurrentHashMap<>();
        final List<String> notes = new java.util.concurrent.CopyOnWriteArrayList<>();
        private volatile Consumer<Part> onCancel = part -> {};
        private final ThreadLocal<String> task = new ThreadLocal<>();

        void on(String name, Consumer<Part> deed) {
            byName.clear();
            byName.put(name, deed);
        }

        void onCancel(Consumer<Part> deed) {
            onCancel = deed;
        }

        void note(String words) {
            notes.add(words);
        }

        boolean first(String name) {
            return seen.put(name, true) == null;
        }

        @Override
        public String kind() {
            return "task";
        }

        @Override
        public void run(Part part) {
            byName.values().iterator().next().accept(part);
        }

        @Override
        public boolean cancel(Part part) {
            onCancel.accept(part);
            return true;
        }
    }
}
