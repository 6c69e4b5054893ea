package org.intendant.samba.push;

import java.util.List;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;

/**
 * What cannot be shared as things stand: it differs, and says what a person must do first.
 *
 * @param what would be done, in the imperative
 * @param hindrance why it is not, and what to do, in a sentence
 */
record HinderedShare(String what, String host, String hindrance) implements Step {

    @Override
    public String kind() {
        return "samba.hindered";
    }

    @Override
    public String sentence() {
        return what + ", which needs a hand first: " + hindrance;
    }

    @Override
    public List<Difference> differences() {
        return List.of();
    }

    @Override
    public void run(StepLog log) {
        throw new CommandFailed("This was not done on " + host + ": " + what + ". " + hindrance, -1, "");
    }
}
