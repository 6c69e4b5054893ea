package org.intendant.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An approval covers what was seen and nothing else. */
class ApprovalTest {

    private static final Target WEB1 = new Target("server", 1, "web1");

    private record Change(String kind, String sentence, List<Difference> differences) implements Step {
        @Override
        public void run(StepLog log) {
            log.line(sentence);
        }
    }

    private static Change file(String before, String after) {
        return new Change("files.write", "Write /etc/motd", List.of(new Difference("/etc/motd", before, after)));
    }

    @Test
    void coversTheSameChangePlannedAgain() {
        Approval approval = Approval.of(List.of(file("old", "new")));

        assertThat(Plan.of(WEB1, List.of(file("old", "new"))).beyond(approval)).isEmpty();
    }

    @Test
    void doesNotCoverAChangeFromAnotherState() {
        Approval approval = Approval.of(List.of(file("old", "new")));
        Step changed = file("edited by hand", "new");

        assertThat(Plan.of(WEB1, List.of(changed)).beyond(approval)).containsExactly(changed);
    }

    @Test
    void coversWhatIsLeftOfAHalfDoneApply() {
        Step first = file("", "one");
        Step second = new Change("accounts.create", "Create the account deploy", List.of());
        Approval approval = Approval.of(List.of(first, second));

        assertThat(Plan.of(WEB1, List.of(second)).beyond(approval)).isEmpty();
    }

    @Test
    void coversAKindThatAPolicyNames() {
        Approval nightly = Approval.byPolicy(Set.of("files.write"));

        assertThat(nightly.covers(file("a", "b"))).isTrue();
        assertThat(nightly.covers(new Change("accounts.create", "Create the account deploy", List.of())))
                .isFalse();
    }

    @Test
    void isNotFooledByTextThatMovesBetweenParts() {
        Step one = new Change("k", "s", List.of(new Difference("ab", "c", "")));
        Step other = new Change("k", "s", List.of(new Difference("a", "bc", "")));

        assertThat(one.digest()).isNotEqualTo(other.digest());
    }
}
