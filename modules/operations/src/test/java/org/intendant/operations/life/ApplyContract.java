package org.intendant.operations.life;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intendant.data.TestDatabase;
import org.intendant.operations.Acting;
import org.intendant.operations.ApprovedStep;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.Planned;
import org.intendant.operations.ReadBack;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.Sql;
import org.intendant.people.Actor;
import org.intendant.people.Role;
import org.intendant.plans.Approval;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wanted, planned, approved, applied, planned again; and compared by itself. */
abstract class ApplyContract {

    private static final Target WEB1 = new Target("server", 1, "web1");
    private static final Target WEB2 = new Target("server", 2, "web2");

    private TestDatabase database;
    private TestServer server;
    private final Motd motd = new Motd();

    @TempDir
    java.nio.file.Path home;

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        database = database();
        server = new TestServer(database, home, List.of(), List.of(motd)).start();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void isGreenOnlyAfterItWasReadBack() {
        motd.want(WEB1, "hello");
        Plan plan = server.plans().plan("motd", WEB1);

        Operation ended = server.ended(approve(plan).id());

        assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(motd.actual.get(WEB1)).isEqualTo("hello");
        assertThat(log(ended)).contains("Write /etc/motd", "web1 is as wanted.");
        assertThat(server.comparisons().of(WEB1)).singleElement().satisfies(comparison -> {
            assertThat(comparison.state()).isEqualTo(State.IN_SYNC);
            assertThat(comparison.checked()).isNotNull();
        });
        assertThat(server.audit)
                .anyMatch(entry -> entry.startsWith("plan.approve server:1") && entry.contains("Write /etc/motd"));
    }

    @Test
    void failsWhenSomethingIsLeftAfterwards() {
        motd.want(WEB1, "hello");
        motd.stubborn = true;

        Operation ended =
                server.ended(approve(server.plans().plan("motd", WEB1)).id());

        assertThat(ended.state()).isEqualTo(OperationState.FAILED);
        assertThat(server.part(ended.id()).error()).isEqualTo("Applied, but web1 still differs: Write /etc/motd.");
        assertThat(server.comparisons().of(WEB1).get(0).state()).isEqualTo(State.DIFFERS);
    }

    @Test
    void refusesAnApprovalThatIsStaleWhenItIsGiven() {
        motd.want(WEB1, "hello");
        Plan seen = server.plans().plan("motd", WEB1);
        motd.actual.put(WEB1, "changed by hand");

        assertThatThrownBy(() -> approve(seen))
                .isInstanceOf(Refused.class)
                .hasMessage("web1 changed since you opened this plan. Nothing was applied.");
    }

    @Test
    void touchesNothingWhenTheHostChangedAfterTheApproval() {
        motd.want(WEB1, "hello");
        Approval approval = Approval.of(server.plans().plan("motd", WEB1).steps());
        motd.actual.put(WEB1, "changed by hand");

        Operation ended = server.ended(server.order(apply(approval, WEB1)).id());

        assertThat(ended.state()).isEqualTo(OperationState.FAILED);
        assertThat(server.part(ended.id()).error()).startsWith("web1 changed since you approved. Nothing was applied.");
        assertThat(motd.actual.get(WEB1)).isEqualTo("changed by hand");
        assertThat(log(ended)).contains("- changed by hand", "+ hello");
    }

    /** The same step on both: what was seen on one host says nothing about the other. */
    @Test
    void appliesAStepOnlyWhereItWasApproved() {
        motd.want(WEB1, "hello");
        motd.want(WEB2, "hello");
        motd.actual.put(WEB2, "something else");
        Map<Target, List<ApprovedStep>> seen = Map.of(WEB1, seen(WEB1), WEB2, seen(WEB2));
        motd.actual.remove(WEB2);
        assertThat(digests(server.plans().plan("motd", WEB2)))
                .containsExactly(seen.get(WEB1).get(0).digest());

        Operation ended = server.ended(
                server.transaction(() -> server.plans().approve("motd", seen)).id());

        assertThat(motd.actual).containsEntry(WEB1, "hello").doesNotContainKey(WEB2);
        assertThat(server.operations().approved(ended.id()))
                .as("what was seen, with its differences")
                .containsExactlyInAnyOrderElementsOf(
                        seen.values().stream().flatMap(List::stream).toList());
        assertThat(server.operations().parts(ended.id()))
                .filteredOn(part -> part.state() == OperationState.FAILED)
                .singleElement()
                .satisfies(part ->
                        assertThat(part.error()).startsWith("web2 changed since you approved. Nothing was applied."));

        Operation again =
                server.ended(server.transaction(() -> server.operations().retryFailed(ended.id()))
                        .id());
        assertThat(again.state()).isEqualTo(OperationState.FAILED);
        assertThat(motd.actual).doesNotContainKey(WEB2);
    }

    /** T16: a policy covers the kinds of steps that it names, is Intendant's own alone, and says what decided it. */
    @Test
    void appliesByPolicyWhatWasNamedBeforehandAndNothingElse() {
        motd.want(WEB1, "hello");
        motd.want(WEB2, "hello");
        assertThatThrownBy(() -> server.plans().applyByPolicy("motd", List.of(WEB1), Set.of("motd.write"), "why"))
                .isInstanceOf(Refused.class)
                .hasMessage("People approve the steps that they see.");

        Operation other = server.ended(byPolicy(WEB1, "motd.other").id());
        assertThat(other.state()).isEqualTo(OperationState.FAILED);
        assertThat(motd.actual).isEmpty();

        Operation ended = server.ended(byPolicy(WEB2, "motd.write").id());
        assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(motd.actual).containsEntry(WEB2, "hello").doesNotContainKey(WEB1);
        assertThat(ended.subject()).isEqualTo("maren changed it");
        assertThat(ended.actorId()).isNull();
        assertThat(server.audit)
                .anyMatch(entry -> entry.startsWith("plan.policy server:2")
                        && entry.contains("motd.write")
                        && entry.contains("maren changed it"));
    }

    private Operation byPolicy(Target target, String step) {
        try {
            return server.get(Acting.class)
                    .as(
                            Actor.intendant(),
                            () -> server.transaction(() -> server.plans()
                                    .applyByPolicy("motd", List.of(target), Set.of(step), "maren changed it")));
        } finally {
            server.actor.become(TestServer.MAREN);
        }
    }

    @Test
    void takesNothingAwayOnSeveralTargetsAtOnce() {
        motd.want(WEB1, "hello");
        motd.risk = Risk.DESTRUCTIVE;
        List<ApprovedStep> seen = seen(WEB1);

        Operation ended = server.ended(server.transaction(() -> server.plans().approve("motd", Map.of(WEB1, seen)))
                .id());

        assertThat(ended.state()).isEqualTo(OperationState.FAILED);
        assertThat(motd.actual).isEmpty();
    }

    @Test
    void plansTheOthersWhenOneDoesNotAnswer() {
        motd.want(WEB1, "hello");
        motd.want(WEB2, "hello");
        motd.dead = WEB1;

        List<Planned> planned = server.plans().plan("motd", List.of(WEB1, WEB2));

        assertThat(planned).extracting(Planned::trouble).containsExactly("web1 does not answer.", "");
        assertThat(planned.get(0).plan()).isNull();
        assertThat(planned.get(1).plan()).isNotNull();
    }

    private List<ApprovedStep> seen(Target target) {
        return ApprovedStep.of(server.plans().plan("motd", target));
    }

    @Test
    void asksForTheNameBeforeSomethingIsTakenAway() {
        motd.want(WEB1, "hello");
        motd.risk = Risk.DESTRUCTIVE;
        Plan plan = server.plans().plan("motd", WEB1);

        assertThatThrownBy(() -> approve(plan)).isInstanceOf(Refused.class).hasMessageStartingWith("Type web1");

        server.ended(server.plans().approve("motd", WEB1, digests(plan), "web1").id());
        assertThat(motd.actual.get(WEB1)).isEqualTo("hello");
    }

    /** T42. */
    @Test
    void ofTwoAppliesOfOneTargetOneIsToldSo() {
        motd.want(WEB1, "hello");
        motd.hold = new CountDownLatch(1);
        Plan plan = server.plans().plan("motd", WEB1);
        Operation first = approve(plan);

        assertThatThrownBy(() -> approve(plan))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Operation " + first.id());

        motd.hold.countDown();
        assertThat(server.ended(first.id()).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void neverRepeatsAOneOffStepThatALostWorkerBegan() {
        motd.want(WEB1, "hello");
        motd.oneOff = true;
        motd.hold = new CountDownLatch(1);
        Operation operation = approve(server.plans().plan("motd", WEB1));
        TestServer.await(() -> motd.begun.get() == 1);
        server.kill();

        server = new TestServer(database, home, List.of(), List.of(motd)).start();

        assertThat(server.ended(operation.id()).state()).isEqualTo(OperationState.LOST);
        assertThat(motd.begun.get()).isEqualTo(1);
        assertThat(server.part(operation.id()).error()).contains("is never repeated");
    }

    @Test
    void stopsBetweenTwoStepsWhenItIsCancelled() {
        motd.want(WEB1, "hello");
        motd.steps = 3;
        motd.hold = new CountDownLatch(1);
        Operation operation = approve(server.plans().plan("motd", WEB1));
        TestServer.await(() -> motd.begun.get() == 1);

        server.transaction(() -> {
            server.operations().cancel(operation.id());
            return true;
        });
        motd.hold.countDown();

        assertThat(server.ended(operation.id()).state())
                .as(() -> server.part(operation.id()).error())
                .isEqualTo(OperationState.CANCELLED);
        assertThat(motd.begun.get()).isLessThan(3);
    }

    @Test
    void comparesEveryTargetByItselfAndKeepsSinceWhen() {
        motd.want(WEB1, "hello");
        motd.want(WEB2, "hello");
        motd.actual.put(WEB2, "hello");

        compareAll();
        TestServer.await(() -> server.comparisons().summary().total() == 2
                && server.comparisons().summary().oldest() != null);

        assertThat(server.comparisons().summary().inSync()).isEqualTo(1);
        assertThat(server.comparisons().summary().differ()).isEqualTo(1);
        assertThat(server.comparisons().differ()).isEqualTo(1);
        assertThat(server.get(ComparisonRows.class).amiss(Instant.now()))
                .extracting(ComparisonRows.Amiss::state)
                .containsExactly(State.DIFFERS);
        assertThat(server.comparisons().standings(Set.of("server:1", "server:2", "server:3")))
                .hasEntrySatisfying("server:1", one -> assertThat(one.state()).isEqualTo(State.DIFFERS))
                .hasEntrySatisfying("server:2", one -> assertThat(one.state()).isEqualTo(State.IN_SYNC))
                .doesNotContainKey("server:3");
        assertThat(server.comparisons()
                        .standings(IntStream.range(2, 1000)
                                .mapToObj(id -> "server:" + id)
                                .toList()))
                .as("of so many that they are not named one by one")
                .containsOnlyKeys("server:2");
        assertThat(server.comparisons().summary("server"))
                .isEqualTo(server.comparisons().summary());
        assertThat(server.comparisons().summary("cluster").total()).isZero();
        assertThat(server.comparisons().page(Query.all()).rows())
                .singleElement()
                .satisfies(one -> assertThat(one.sentences()).containsExactly("Write /etc/motd"));
    }

    @Test
    void callsNothingInSyncByALookFromBeforeSomethingElseWasWanted() {
        motd.want(WEB1, "hello");
        motd.actual.put(WEB1, "hello");
        compareAll();
        TestServer.await(() -> readBack() == State.IN_SYNC);

        motd.looking = new CountDownLatch(1);
        server.transaction(() -> {
            server.comparisons().compareSoon(WEB1);
            return true;
        });
        TestServer.await(() -> readBack() == State.UNKNOWN && motd.looked.get());
        motd.want(WEB1, "something else, while the host is looked at");
        server.transaction(() -> {
            server.comparisons().wantedOtherwise(List.of(WEB1));
            return true;
        });
        motd.looking.countDown();

        TestServer.await(() -> readBack() == State.DIFFERS);
        assertThat(server.comparisons().readBack("motd", List.of("server:2"))).isEmpty();
        assertThat(server.comparisons().readBack("others", List.of("server:1"))).isEmpty();
    }

    private @Nullable State readBack() {
        ReadBack found =
                server.comparisons().readBack("motd", List.of("server:1")).get("server:1");
        return found == null ? null : found.state();
    }

    @Test
    void isUnknownWhileTheHostDoesNotAnswerAndRemembersTheLastReading() {
        motd.want(WEB1, "hello");
        motd.actual.put(WEB1, "hello");
        server.transaction(() -> {
            server.comparisons().compareSoon(WEB1);
            return true;
        });
        TestServer.await(() -> !server.comparisons().of(WEB1).isEmpty()
                && server.comparisons().of(WEB1).get(0).state() == State.IN_SYNC);

        motd.cutOff = true;
        compareAll();
        TestServer.await(() -> server.comparisons().of(WEB1).get(0).state() == State.UNKNOWN);

        assertThat(server.get(ComparisonRows.class).amiss(Instant.now()))
                .singleElement()
                .satisfies(amiss -> {
                    assertThat(amiss.state()).isEqualTo(State.UNKNOWN);
                    assertThat(amiss.target()).isEqualTo(WEB1);
                });
        assertThat(server.comparisons().of(WEB1).get(0)).satisfies(unknown -> {
            assertThat(unknown.error()).isEqualTo("web1 does not answer.");
            assertThat(unknown.checked()).isNotNull();
            assertThat(unknown.since()).isAfterOrEqualTo(unknown.checked());
        });
    }

    /** The setting's default; by hand on the host in between, found without anybody's click. */
    @Test
    void comparesAgainAnHourAfterTheLastTime() {
        motd.want(WEB1, "hello");
        motd.actual.put(WEB1, "hello");
        compareAll();
        TestServer.await(() -> !server.comparisons().of(WEB1).isEmpty()
                && server.comparisons().of(WEB1).get(0).state() == State.IN_SYNC);
        TestServer.await(
                () -> { // a comparison asked for while one ran comes right after it
                    Instant checked =
                            requireNonNull(server.comparisons().of(WEB1).get(0).checked());
                    return due("due > ? and due < ?", checked.plusSeconds(3599), checked.plusSeconds(3660)) == 1;
                });

        motd.actual.put(WEB1, "changed by hand");
        server.get(Sql.class).update("update comparison set due = ?", Instant.now());

        TestServer.await(() -> server.comparisons().of(WEB1).get(0).state() == State.DIFFERS);
        assertThat(motd.actual).as("comparing changes nothing").containsEntry(WEB1, "changed by hand");
        assertThat(due("due > ?", Instant.now().plusSeconds(3000))).isOne();
    }

    private long due(String condition, Object... times) {
        return server.get(Sql.class).number("select count(*) from comparison where " + condition, times);
    }

    /** T13. */
    @Test
    void aMemberPlansAndSeesOnlyWhatHeOwns() {
        motd.want(WEB1, "hello");
        motd.want(WEB2, "hello");
        compareAll();
        TestServer.await(() -> server.comparisons().summary().differ() == 2);
        server.actor.give(9L, WEB2);
        server.actor.become(new Actor(9L, "otto", Role.MEMBER, Actor.Through.PAGE));

        assertThat(server.comparisons().summary().total()).isEqualTo(1);
        assertThatThrownBy(() -> server.plans().plan("motd", WEB1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> server.plans().target("motd", "server:1")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> server.comparisons().of(WEB1)).isInstanceOf(Refused.class);
        assertThat(server.plans().plan("motd", WEB2).steps()).hasSize(1);
        server.actor.become(TestServer.MAREN);
    }

    private void compareAll() {
        server.get(Comparing.class).tick();
        server.transaction(() -> {
            server.comparisons().compareAllSoon();
            return true;
        });
    }

    private Operation approve(Plan plan) {
        return server.plans().approve("motd", plan.target(), digests(plan), "");
    }

    private static Set<String> digests(Plan plan) {
        return Set.copyOf(plan.steps().stream().map(Step::digest).toList());
    }

    private static Order apply(Approval approval, Target target) {
        return new Order(
                "apply:motd",
                "Apply motd to " + target.name(),
                Order.Lane.INTERACTIVE,
                List.of(target),
                1,
                Map.of(target, approval),
                Map.of("planner", "motd"));
    }

    private String log(Operation operation) {
        return new String(server.logs().read(operation.id(), 0, 0).bytes(), StandardCharsets.UTF_8);
    }

    /** Plans one text per host; a stand-in for a feature, not for a host's tools. */
    private static final class Motd implements Planner {
        private final Map<Target, String> wanted = new ConcurrentHashMap<>();
        private final Map<Target, String> actual = new ConcurrentHashMap<>();
        private final AtomicInteger begun = new AtomicInteger();
        private volatile boolean stubborn;
        private volatile boolean cutOff;
        private volatile @Nullable Target dead;
        private volatile boolean oneOff;
        private volatile int steps = 1;
        private volatile Risk risk = Risk.NORMAL;
        private volatile CountDownLatch hold = new CountDownLatch(0);
        private volatile CountDownLatch looking = new CountDownLatch(0);
        private final AtomicBoolean looked = new AtomicBoolean();

        void want(Target target, String text) {
            wanted.put(target, text);
        }

        @Override
        public String kind() {
            return "motd";
        }

        @Override
        public String title() {
            return "Message of the day";
        }

        @Override
        public Stream<Target> targets() {
            return wanted.keySet().stream();
        }

        @Override
        public Plan plan(Target target) {
            if (cutOff || target.equals(dead)) {
                throw new HostUnreachable(target.name() + " does not answer.", null);
            }
            String now = actual.getOrDefault(target, "");
            String text = wanted.get(target);
            looked.set(looking.getCount() > 0);
            LifeContract.awaits(looking);
            if (now.equals(text)) {
                return Plan.of(target, List.of());
            }
            return Plan.of(
                    target,
                    java.util.stream.IntStream.range(0, steps)
                            .mapToObj(i -> new Write(target, i == 0 ? "" : " " + i, now, text))
                            .toList());
        }

        private final class Write implements Step {
            private final Target target;
            private final String suffix;
            private final String before;
            private final String after;

            Write(Target target, String suffix, String before, String after) {
                this.target = target;
                this.suffix = suffix;
                this.before = before;
                this.after = after;
            }

            @Override
            public String kind() {
                return "motd.write";
            }

            @Override
            public String sentence() {
                return "Write /etc/motd" + suffix;
            }

            @Override
            public List<Difference> differences() {
                return List.of(new Difference("/etc/motd", before, after));
            }

            @Override
            public Risk risk() {
                return risk;
            }

            @Override
            public boolean oneOff() {
                return oneOff;
            }

            @Override
            public void run(StepLog log) {
                begun.incrementAndGet();
                if (!LifeContract.awaits(hold)) {
                    throw new CommandFailed("held too long", -1, "");
                }
                if (!stubborn && steps == 1) {
                    actual.put(target, after);
                }
                log.line("written");
            }
        }
    }
}
