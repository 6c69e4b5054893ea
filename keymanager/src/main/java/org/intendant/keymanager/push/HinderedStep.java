package org.intendant.keymanager.push;

import java.util.List;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;

/**
 * An account whose keys cannot be written as its host stands: it differs, and says what a person must do there first.
 *
 * @param what would be done, in the imperative
 */
public record HinderedStep(
        String kind, String what, String host, String account, String hindrance, Difference difference)
        implements Step {

    @Override
    public String sentence() {
        return what + ", which needs a hand first: " + hindrance;
    }

    @Override
    public List<Difference> differences() {
        return List.of(difference);
    }

    @Override
    public void run(StepLog log) {
        throw new CommandFailed("The keys of " + account + " on " + host + " were not written. " + hindrance, -1, "");
    }
}
