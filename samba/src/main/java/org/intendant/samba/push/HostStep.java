package org.intendant.samba.push;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.intendant.hosts.Command;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.servers.typed.Text;

/**
 * Makes or removes users, groups and folders, in one round trip; running it again changes nothing more.
 *
 * @param command whose standard input may hold passwords
 * @param next done once it is made
 */
record HostStep(
        RemoteHost host,
        String kind,
        String sentence,
        List<Difference> differences,
        Command command,
        Consumer<StepLog> next)
        implements Step {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    HostStep {
        differences = List.copyOf(differences);
    }

    @Override
    public void run(StepLog log) {
        CommandResult result = host.run(command, LIMIT);
        if (!result.ok()) {
            String said = Text.inert(result.err().replace('\n', ' '), 1000);
            throw new CommandFailed(
                    sentence + " ended with " + result.exit() + ": " + said, result.exit(), result.err());
        }
        next.accept(log);
    }
}
