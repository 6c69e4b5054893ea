package org.intendant.operations.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.intendant.operations.Planned;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.plans.Target;
import org.junit.jupiter.api.Test;

/** What is shown of several plans, and what an approval of it would cover. */
class PlansReviewTest {
    private static final Target WEB1 = new Target("server", 1, "web1");
    private static final Target WEB2 = new Target("server", 2, "web2");
    private static final Target WEB3 = new Target("server", 3, "web3");

    @Test
    void approvesOnlyTheChosenOnesEachWithItsOwnSteps() {
        PlansReview review =
                review(planned(WEB1, step("deploy", Risk.NORMAL)), planned(WEB2, step("ops", Risk.NORMAL)));

        assertThat(review.seen()).containsOnlyKeys(WEB1, WEB2);
        assertThat(review.seen().get(WEB1)).isNotEqualTo(review.seen().get(WEB2));
        review.getChosen().put("server:1", false);
        assertThat(review.seen()).containsOnlyKeys(WEB2);
        assertThat(review.getConsequence()).isEqualTo("1 step on web2: accounts become what you want.");
        assertThat(review.getRest()).isEqualTo("1 left out; what is wanted there stays saved.");
    }

    @Test
    void listsWhatCannotBeReachedAndApprovesTheOthersWithoutIt() {
        PlansReview review = review(
                planned(WEB1, step("deploy", Risk.NORMAL)),
                Planned.none(WEB2, Instant.EPOCH, "web2 does not answer."),
                planned(WEB3));

        assertThat(review.getCounts()).isEqualTo("1 differs, 1 as wanted, 1 not reached");
        assertThat(review.getPlans().get(1).trouble()).isEqualTo("web2 does not answer.");
        assertThat(review.seen()).containsOnlyKeys(WEB1);
        assertThat(review.getChosenWhom()).isEqualTo("web1");
    }

    @Test
    void leavesARemovalToAReviewOfItsOwn() {
        Planned removal = planned(WEB1, step("deploy", Risk.DESTRUCTIVE));

        PlansReview many = review(removal, planned(WEB2, step("ops", Risk.NORMAL)));
        assertThat(many.seen()).containsOnlyKeys(WEB2);
        assertThat(many.isDestructive()).isFalse();
        PlansReview alone = review(removal);
        assertThat(alone.seen()).containsOnlyKeys(WEB1);
        assertThat(alone.isDestructive()).isTrue();
    }

    @Test
    void marksWhatThePlanCoversBesideWhatWasAskedFor() {
        assertThat(review(planned(WEB1, step("deploy", Risk.NORMAL), step("ops", Risk.NORMAL)))
                        .getPlans()
                        .get(0)
                        .steps())
                .extracting(StepReview::also)
                .containsExactly(false, true);
    }

    private static PlansReview review(Planned... planned) {
        return PlansReview.of("Accounts", List.of(planned), Set.of("account deploy"));
    }

    private static Planned planned(Target target, Step... steps) {
        return Planned.of(Plan.of(target, List.of(steps)), Instant.EPOCH);
    }

    private static Step step(String account, Risk risk) {
        return new Create(account, risk);
    }

    private record Create(String account, Risk risk) implements Step {
        @Override
        public String kind() {
            return "accounts.create";
        }

        @Override
        public String sentence() {
            return "Create the account " + account;
        }

        @Override
        public List<Difference> differences() {
            return List.of(new Difference("account " + account, "", "shell: /bin/sh"));
        }

        @Override
        public void run(StepLog log) {
            throw new UnsupportedOperationException();
        }
    }
}
