package org.intendant.keymanager.keys;

import java.time.Duration;
import java.util.List;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.servers.typed.Text;

/** Makes a key for one account, in its own home and with its own rights. The private half never leaves the host. */
record KeyPairStep(RemoteHost host, String account, String comment) implements Step {

    private static final Program MAKE = Program.beside(KeyPairStep.class, "make-key.sh");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public String kind() {
        return "key-pairs.make";
    }

    @Override
    public String sentence() {
        return "Make an Ed25519 key for the account " + account;
    }

    @Override
    public List<Difference> differences() {
        return List.of(
                new Difference("~" + account + "/.ssh/id_ed25519.pub", "", "a new Ed25519 key, " + comment + "\n"));
    }

    @Override
    public void run(StepLog log) {
        CommandResult result = host.run(MAKE.with(account, comment).withRoot(), LIMIT);
        String said = Text.inert((result.out() + " " + result.err()).replace('\n', ' '), 2000);
        if (!said.isEmpty()) {
            log.line(said);
        }
        if (!result.ok()) {
            throw new CommandFailed(
                    sentence() + " on " + host.address().name() + " ended with " + result.exit() + ": "
                            + (said.isEmpty() ? "the host said nothing." : said),
                    result.exit(),
                    result.out() + result.err());
        }
    }
}
