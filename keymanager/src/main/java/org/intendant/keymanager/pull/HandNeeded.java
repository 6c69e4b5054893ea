package org.intendant.keymanager.pull;

import java.util.List;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;

/** Something that keeps a host from fetching its keys and that a person must put right: it differs until then. */
record HandNeeded(String sentence) implements Step {

    @Override
    public String kind() {
        return "pull.hindered";
    }

    @Override
    public List<Difference> differences() {
        return List.of();
    }

    @Override
    public void run(StepLog log) {
        throw new CommandFailed("This needs a hand first: " + sentence, -1, "");
    }
}
