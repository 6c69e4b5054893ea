package org.intendant.hosts;

import java.time.Duration;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/** A host behind the pool of connections. */
final class SshHost implements RemoteHost {

    private static final Duration READ = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 10;

    private final SshPool pool;
    private final HostAddress address;
    private final Runs runs;

    SshHost(SshPool pool, HostAddress address) {
        this.pool = pool;
        this.address = address;
        this.runs = new Runs(address, this::answer, this::answer);
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public void reach() {
        pool.enter(address, Deadline.in(READ)).leave();
    }

    @Override
    public CommandResult run(Command command, Duration limit) {
        return answer(command, limit).asText();
    }

    @Override
    public CommandResult runAnew(Command command, Duration limit) {
        SshSession session = pool.connectAnew(address);
        try {
            return new Exec(pool, session, command, limit)
                    .run(Deadline.in(limit))
                    .asText();
        } catch (NotOpened refused) {
            throw new HostUnreachable(refused.getMessage() + ".", refused);
        } finally {
            session.leave();
            session.retire();
        }
    }

    @Override
    public CommandResult ask(Command command, Duration limit) {
        return over(limit, (session, deadline) -> session.shell().run(pool, command, limit, deadline))
                .asText();
    }

    @Override
    public String read(Command command) {
        CommandResult result = ask(command, READ);
        if (!result.ok()) {
            String said = result.err().isBlank() ? result.out() : result.err();
            throw new CommandFailed(
                    command.shown() + " on " + address.name() + " ended with " + result.exit() + ": "
                            + HostWords.in(said),
                    result.exit(),
                    said);
        }
        return result.out();
    }

    @Override
    public RunOutput start(String id, Command command, Duration limit) {
        return runs.start(id, command, limit);
    }

    @Override
    public RunOutput start(String id, Command command, Duration limit, Duration wait, RunReader reader) {
        return runs.start(id, command, limit, wait, reader);
    }

    @Override
    public RunOutput follow(String id, long offset, Duration wait, RunReader reader) {
        return runs.follow(id, offset, wait, reader);
    }

    @Override
    public RunOutput follow(String id, long offset, Duration wait) {
        return runs.follow(id, offset, wait);
    }

    @Override
    public RunEnd cancel(String id) {
        return runs.cancel(id);
    }

    @Override
    public void forget(String id) {
        runs.forget(id);
    }

    @Override
    public void tidy() {
        runs.tidy();
    }

    private Answer answer(Command command, Duration limit) {
        return answer(command, limit, null);
    }

    private Answer answer(Command command, Duration limit, @Nullable Taking taking) {
        return over(limit, (session, deadline) -> new Exec(pool, session, command, limit, taking).run(deadline));
    }

    /** A connection that turns out to be dead before it took the command is replaced. */
    private Answer over(Duration limit, Attempt attempt) {
        Deadline deadline = Deadline.in(limit);
        NotOpened last = null;
        for (int attempts = 0; attempts < ATTEMPTS && !deadline.over(); attempts++) {
            SshSession session = pool.enter(address, deadline);
            try {
                return attempt.over(session, deadline);
            } catch (NotOpened refused) {
                last = refused;
            } finally {
                session.leave();
            }
        }
        String why = last == null ? address.shown() + " did not answer in time." : last.getMessage() + ".";
        throw new HostUnreachable(why, last);
    }

    private interface Attempt {
        Answer over(SshSession session, Deadline deadline) throws NotOpened;
    }
}
