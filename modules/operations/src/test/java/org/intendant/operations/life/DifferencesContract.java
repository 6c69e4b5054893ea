package org.intendant.operations.life;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.data.TestDatabase;
import org.intendant.operations.Comparison;
import org.intendant.operations.Differences;
import org.intendant.operations.Ignored;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.ComparisonRows.Amiss;
import org.intendant.people.Actor;
import org.intendant.people.Role;
import org.intendant.plans.Adopter;
import org.intendant.plans.Difference;
import org.intendant.plans.Foreign;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a difference beside its plan: ignored for a while, never longer, and adopted. T13. */
abstract class DifferencesContract {

    private static final Target WEB1 = new Target("server", 1, "web1");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String SOON = TODAY.plusDays(3).toString();

    private final Shell shell = new Shell();
    private TestDatabase database;
    private TestServer server;

    @TempDir
    java.nio.file.Path home;

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        database = database();
        server = new TestServer(database, home, List.of(), List.of(shell, new Stubborn()));
        look();
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void countsAsADifferenceAndIsShownWithWhoIgnoresItUntilWhen() {
        ignore(SOON);

        assertThat(comparison().state()).isEqualTo(State.DIFFERS);
        assertThat(comparison().ignored()).satisfies(ignored -> {
            assertThat(ignored.by()).isEqualTo("maren");
            assertThat(ignored.lastDay()).hasToString(SOON);
        });
        assertThat(server.comparisons().summary().differ()).isEqualTo(1);
        assertThat(page("ignored")).hasSize(1);
        assertThat(page("differs")).hasSize(1);
        assertThat(server.audit)
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("difference.ignore server:1")
                        .contains("until: " + SOON, "Change the shell"));
    }

    @Test
    void isToldToNobodyUntilTheDayIsOver() {
        assertThat(amiss(Instant.now()).ignored()).isFalse();
        ignore(SOON);

        assertThat(amiss(Instant.now()).ignored()).isTrue();
        assertThat(amiss(end().minusSeconds(1)).ignored()).isTrue();
        assertThat(amiss(end().plusSeconds(1)).ignored()).as("over by itself").isFalse();
    }

    @Test
    void endsOnceSomethingElseDiffersAndDoesNotComeBack() {
        ignore(SOON);
        look();
        assertThat(comparison().ignored()).as("the same again").isNotNull();

        shell.actual = "/bin/zsh";
        look();
        assertThat(comparison().ignored()).isNull();
        assertThat(amiss(Instant.now()).ignored()).isFalse();

        shell.actual = "/bin/sh";
        look();
        assertThat(comparison().ignored()).as("decided of once, not for ever").isNull();
    }

    @Test
    void endsOnceNothingDiffersAndOutlivesAHostThatIsAway() {
        ignore(SOON);
        shell.away = true;
        assertThatThrownBy(this::look).isInstanceOf(HostUnreachable.class);
        assertThat(comparison().ignored()).as("nobody knows what differs").isNull();
        shell.away = false;
        look();
        assertThat(comparison().ignored()).isNotNull();

        shell.actual = "/bin/bash";
        look();
        shell.actual = "/bin/sh";
        look();
        assertThat(comparison().ignored()).isNull();
    }

    @Test
    void isTakenBack() {
        ignore(SOON);
        in(() -> differences().heed("shells", WEB1));

        assertThat(comparison().ignored()).isNull();
        assertThat(server.audit).anySatisfy(entry -> assertThat(entry).startsWith("difference.heed server:1"));
        assertThatThrownBy(() -> in(() -> differences().heed("shells", WEB1)))
                .hasMessage("Nothing is ignored there, or not any more.");
    }

    @Test
    void refusesDaysThatAreNoneOverOrTooFar() {
        assertThatThrownBy(() -> ignore("soon")).hasMessage("A day reads 2026-12-31.");
        assertThatThrownBy(() -> ignore("")).hasMessage("A day reads 2026-12-31.");
        assertThatThrownBy(() -> ignore(TODAY.minusDays(1).toString())).hasMessage("Choose today or a later day.");
        assertThatThrownBy(() -> ignore(TODAY.plusDays(400).toString()))
                .hasMessage("Choose a day within a year from now.");
        assertThatThrownBy(() -> ignore("+999999999-12-31")).hasMessage("Choose a day within a year from now.");
        ignore(TODAY.toString());
    }

    @Test
    void refusesWhatIsNotAsItWasSeen() {
        String seen = comparison().digest();
        shell.actual = "/bin/zsh";
        look();
        assertThatThrownBy(() -> in(() -> differences().ignore("shells", WEB1, seen, SOON)))
                .hasMessage("web1 does not differ as you saw it. Look at the difference again.");
        shell.actual = "/bin/bash";
        look();
        assertThatThrownBy(() -> ignore(SOON)).hasMessageContaining("does not differ as you saw it");
    }

    @Test
    void membersDecideOnTheirOwnOnly() {
        String seen = comparison().digest();
        server.actor.become(new Actor(9L, "mel", Role.MEMBER, Actor.Through.PAGE));
        assertThatThrownBy(() -> in(() -> differences().ignore("shells", WEB1, seen, SOON)))
                .hasMessageContaining("you may not see it");
        assertThatThrownBy(() -> differences().adopt("shells", WEB1, seen)).hasMessageContaining("you may not see it");
        server.actor.give(9L, WEB1);
        in(() -> differences().ignore("shells", WEB1, seen, SOON));
        assertThat(comparison().ignored()).isNotNull();
    }

    @Test
    void adoptsWhatWasFoundWhereThePlannerCan() {
        Step step = server.plans().plan("shells", WEB1).steps().get(0);
        assertThat(differences().adopts("shells")).isTrue();
        assertThatThrownBy(() -> differences().adopt("shells", WEB1, "another"))
                .hasMessage("web1 does not differ as you saw it. Look at the difference again.");

        differences().adopt("shells", WEB1, step.digest());

        assertThat(shell.wanted).isEqualTo("/bin/sh");
        assertThat(server.plans().plan("shells", WEB1).isEmpty()).isTrue();
        assertThat(differences().adopts("stubborn")).isFalse();
        assertThatThrownBy(() -> differences().adopt("stubborn", WEB1, "x"))
                .hasMessage("Stubborn things cannot be adopted from a host. Change what is wanted of them instead.");
    }

    @Test
    void adoptsWhatOthersMadeAndRefusesWhatCannotBeByName() {
        shell.wanted = shell.actual;
        Foreign shop = new Foreign("A shell of others", "/usr/bin/fish", "");
        Foreign docker = new Foreign("A shell of Docker", "/bin/ash", "Docker writes it anew.");
        shell.others = List.of(shop, docker);
        assertThat(server.plans().plan("shells", WEB1).isEmpty())
                .as("they are no difference")
                .isTrue();
        assertThat(comparison().state()).isEqualTo(State.IN_SYNC);
        assertThat(comparison().adoptable()).isEqualTo(1);
        assertThat(page("adoptable")).hasSize(1);

        assertThatThrownBy(() -> differences().adopt("shells", WEB1, docker.digest()))
                .hasMessage("Docker writes it anew.");
        differences().adopt("shells", WEB1, shop.digest());
        assertThat(shell.wanted).isEqualTo("/usr/bin/fish");

        shell.others = List.of();
        look();
        assertThat(page("adoptable")).isEmpty();
        assertThatThrownBy(() -> differences().adopt("shells", WEB1, shop.digest()))
                .hasMessageContaining("does not differ as you saw it");
    }

    @Test
    void whatIsOverIsRemoved() {
        ignore(SOON);
        server.get(Retention.class).removeExpired(Instant.now());
        assertThat(comparison().ignored()).isNotNull();
        server.get(Retention.class).removeExpired(Instant.now().plus(Duration.ofDays(5)));
        assertThat(comparison().ignored()).isNull();
    }

    private Differences differences() {
        return server.get(Differences.class);
    }

    private void ignore(String until) {
        in(() -> differences().ignore("shells", WEB1, comparison().digest(), until));
    }

    private void in(Runnable work) {
        server.transaction(() -> {
            work.run();
            return true;
        });
    }

    private Instant end() {
        Ignored ignored = comparison().ignored();
        return requireNonNull(ignored).ends();
    }

    private void look() {
        server.plans().plan("shells", WEB1);
    }

    private Comparison comparison() {
        return server.comparisons().of(WEB1).get(0);
    }

    private List<Comparison> page(String state) {
        return server.comparisons()
                .page(new Query("", Map.of("state", state), "", false, 0, 10))
                .rows();
    }

    private Amiss amiss(Instant now) {
        return server.get(ComparisonRows.class).amiss(now).get(0);
    }

    /** Wants one shell, and can want another. */
    private static final class Shell implements Planner, Adopter {
        private String wanted = "/bin/bash";
        private String actual = "/bin/sh";
        private boolean away;
        private List<Foreign> others = List.of();

        @Override
        public String kind() {
            return "shells";
        }

        @Override
        public String title() {
            return "Shells";
        }

        @Override
        public Stream<Target> targets() {
            return Stream.of(WEB1);
        }

        @Override
        public Plan plan(Target target) {
            if (away) {
                throw new HostUnreachable("web1 does not answer.", null);
            }
            return new Plan(
                    target, wanted.equals(actual) ? List.of() : List.of(new Change(actual, wanted)), List.of(), others);
        }

        @Override
        public void adopt(Target target, Foreign foreign) {
            wanted = foreign.text();
        }

        @Override
        public void adopt(Target target, Step step) {
            wanted = ((Change) step).before();
        }
    }

    private record Change(String before, String after) implements Step {
        @Override
        public String kind() {
            return "shells.change";
        }

        @Override
        public String sentence() {
            return "Change the shell";
        }

        @Override
        public List<Difference> differences() {
            return List.of(new Difference("shell", before, after));
        }

        @Override
        public void run(StepLog log) {}
    }

    /** One that cannot want what it finds. */
    private static final class Stubborn implements Planner {
        @Override
        public String kind() {
            return "stubborn";
        }

        @Override
        public String title() {
            return "Stubborn things";
        }

        @Override
        public Stream<Target> targets() {
            return Stream.of();
        }

        @Override
        public Plan plan(Target target) {
            return Plan.of(target, List.of());
        }
    }
}
