package org.intendant.servers.accounts;

import java.time.Duration;
import java.util.List;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.servers.typed.Text;

/**
 * Brings one account of one host to what is wanted, in one round trip.
 *
 * @param serverId the primary key of the server whose account it is
 * @param deed what happens to it
 * @param before as it was read; empty where it is not there
 * @param after as it will be; empty where it goes
 */
record AccountStep(
        long serverId,
        RemoteHost host,
        Deed deed,
        String name,
        String shell,
        String comment,
        String before,
        String after)
        implements Step {
    private static final Program SET = Program.beside(AccountStep.class, "account-set.sh");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** What can happen to an account. */
    enum Deed {
        CREATE("Create the account %s with a home folder"),
        CHANGE("Change the account %s"),
        REMOVE("Remove the account %s; its home folder stays");

        private final String sentence;

        Deed(String sentence) {
            this.sentence = sentence;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public String kind() {
        return "accounts." + deed.word();
    }

    @Override
    public String sentence() {
        return String.format(deed.sentence, name);
    }

    @Override
    public List<Difference> differences() {
        return List.of(new Difference(thing(name), before, after));
    }

    /** An account as differences name it. */
    static String thing(String name) {
        return "account " + name;
    }

    @Override
    public Risk risk() {
        return deed == Deed.REMOVE ? Risk.DESTRUCTIVE : Risk.NORMAL;
    }

    @Override
    public void run(StepLog log) {
        CommandResult result =
                host.run(SET.with(deed.word(), name, shell, comment).withRoot(), LIMIT);
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
