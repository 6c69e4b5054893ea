package org.intendant.servers.accounts;

import java.time.Duration;
import org.intendant.hosts.Command;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.RemoteHost;
import org.intendant.hosts.RunOutput;
import org.intendant.hosts.RunReader;

/** A host that must not be asked. */
interface SilentHost extends RemoteHost {
    @Override
    default CommandResult run(Command command, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    default CommandResult ask(Command command, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    default CommandResult runAnew(Command command, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    default String read(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    default RunOutput start(String id, Command command, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    default RunOutput start(String id, Command command, Duration limit, Duration wait, RunReader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    default RunOutput follow(String id, long offset, Duration wait) {
        throw new UnsupportedOperationException();
    }

    @Override
    default RunOutput follow(String id, long offset, Duration wait, RunReader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    default org.intendant.hosts.RunEnd cancel(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void reach() {}

    @Override
    default void tidy() {}

    @Override
    default void forget(String id) {
        throw new UnsupportedOperationException();
    }
}
