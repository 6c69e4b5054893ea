package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.intendant.data.AfterCommit;
import org.intendant.operations.life.Planners;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.IgnoredRows;
import org.intendant.operations.store.Sql;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Adopter;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.State;

/** What somebody decides about a difference instead of applying its plan: to leave it for a while, or that the host is right. */
@ApplicationScoped
public class Differences {

    private static final Duration LONGEST = Duration.ofDays(366);

    @Inject
    Plans plans;

    @Inject
    Planners planners;

    @Inject
    ComparisonRows comparisons;

    @Inject
    IgnoredRows rows;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Signals signals;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /**
     * Leaves a difference for a while: it still counts as one, and nobody is told of it. That ends with the last day, and as
     * soon as another difference is found.
     *
     * @param digest of what the person saw, as {@link Comparison#digest}
     * @param until the last day, as in {@code 2026-12-31}, at most a year from now
     * @throws Refused in the field {@code until}, or as a conflict where something else differs by now
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void ignore(String kind, Target target, String digest, String until) {
        actor.mustOwn(target);
        Instant now = clock.instant();
        LocalDate lastDay = day(until);
        if (lastDay.getYear() > 9999 || Ignored.endOf(lastDay).isAfter(now.plus(LONGEST))) {
            throw new Refused("until", "Choose a day within a year from now.");
        }
        if (!Ignored.endOf(lastDay).isAfter(now)) {
            throw new Refused("until", "Choose today or a later day.");
        }
        Comparison found = found(kind, target);
        if (found.state() != State.DIFFERS
                || digest.isEmpty()
                || !found.digest().equals(digest)) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    target.name() + " does not differ as you saw it. Look at the difference again.");
        }
        rows.keep(
                kind,
                target,
                digest,
                new Ignored(Ignored.endOf(lastDay), actor.get().name(), now));
        audit.record(
                "difference.ignore",
                target.key(),
                target.name(),
                "",
                "of: " + found.title() + "\nuntil: " + lastDay + "\ndifference: "
                        + String.join(". ", found.sentences()));
        afterCommit.run(signals::changed);
    }

    /**
     * Takes a decision back: the difference is told again.
     *
     * @throws Refused as not found where nothing is ignored
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void heed(String kind, Target target) {
        actor.mustOwn(target);
        if (!rows.remove(kind, target)) {
            throw new Refused(Refused.Why.NOT_FOUND, "Nothing is ignored there, or not any more.");
        }
        audit.record("difference.heed", target.key(), target.name(), "", "of: " + planners.title(kind));
        afterCommit.run(signals::changed);
    }

    /** Whether what is found of this kind can be adopted at all. */
    @Allowed(Permission.SEE_SERVERS)
    public boolean adopts(String kind) {
        return planners.of(kind) instanceof Adopter;
    }

    /**
     * Wants what one step of the plan would change as the host has it, which stays so; or what others made there, which the
     * next plan then replaces. Holds no transaction while it talks to the host.
     *
     * @param digest of the step, or of what others made, that the person saw
     * @throws Refused as a conflict where the plan has no such thing any more, or naming what cannot be expressed
     * @throws org.intendant.plans.HostUnreachable when the target cannot be read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional(TxType.NOT_SUPPORTED)
    public void adopt(String kind, Target target, String digest) {
        if (!(planners.of(kind) instanceof Adopter adopter)) {
            throw new Refused(
                    "digest",
                    planners.title(kind) + " cannot be adopted from a host. Change what is wanted of them instead.");
        }
        Plan plan = plans.plan(kind, target);
        Runnable adoption = plan.steps().stream()
                .filter(step -> step.digest().equals(digest))
                .<Runnable>map(step -> () -> adopter.adopt(target, step))
                .findFirst()
                .or(() -> plan.foreign().stream()
                        .filter(foreign -> foreign.digest().equals(digest))
                        .<Runnable>map(foreign -> () -> adopt(adopter, target, foreign))
                        .findFirst())
                .orElseThrow(() -> new Refused(
                        Refused.Why.CONFLICT,
                        target.name() + " does not differ as you saw it. Look at the difference again."));
        sql.transaction(adoption);
    }

    private static void adopt(Adopter adopter, Target target, Foreign foreign) {
        if (!foreign.never().isEmpty()) {
            throw new Refused("digest", foreign.never());
        }
        adopter.adopt(target, foreign);
    }

    private static LocalDate day(String until) {
        try {
            return LocalDate.parse(until.strip());
        } catch (DateTimeParseException noDay) {
            throw new Refused("until", "A day reads 2026-12-31.");
        }
    }

    private Comparison found(String kind, Target target) {
        return comparisons
                .find(kind, target.key(), planners::title, clock.instant())
                .orElseThrow(
                        () -> new Refused(Refused.Why.NOT_FOUND, "Nothing is compared there, or you may not see it."));
    }
}
