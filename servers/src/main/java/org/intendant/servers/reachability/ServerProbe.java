package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.intendant.hosts.Command;
import org.intendant.hosts.HostKeyChanged;
import org.intendant.hosts.Hosts;
import org.intendant.operations.life.Comparing;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.facts.FactsReader;
import org.intendant.servers.facts.ReadingRows;

/** Tries one server and writes down what was found. No transaction is open while the host thinks. */
@ApplicationScoped
class ServerProbe {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Inject
    ReachabilityRows rows;

    @Inject
    ReadingRows readings;

    @Inject
    ServerHosts hosts;

    @Inject
    Hosts remote;

    @Inject
    FactsReader reader;

    @Inject
    Comparing comparing;

    /** Whether it lets Intendant in and shows its key. */
    Reachability reach(long id) {
        return attempt(id, () -> hosts.of(target(id)).run(Command.of("true"), LIMIT));
    }

    /** The same over a new connection, so that a changed key is noticed now and not when the old connection ends. */
    Reachability reachAnew(long id) {
        remote.forget(hosts.address(id));
        return reach(id);
    }

    /** Reads what it is. */
    Reachability facts(long id) {
        return attempt(id, () -> readings.keep(id, reader.read(hosts.of(target(id)))));
    }

    /** Reads what it is, when that is due. */
    void factsIfOld(long id) {
        if (readings.old(id) && reachAnew(id).error().isEmpty()) {
            facts(id);
            attempt(id, () -> hosts.of(target(id)).tidy());
        }
    }

    /** Whoever answers no more, or again, is compared at once: what was read before says nothing about now. */
    private Reachability attempt(long id, Runnable look) {
        Reachability found = outcome(id, look);
        if (found.since().equals(found.checkedAt())) {
            comparing.soon(target(id).key());
        }
        return found;
    }

    private Reachability outcome(long id, Runnable look) {
        try {
            look.run();
            return rows.keep(id, "", false);
        } catch (HostUnreachable | CommandFailed | Refused trouble) {
            return rows.keep(id, String.valueOf(trouble.getMessage()), trouble instanceof HostKeyChanged);
        }
    }

    private static Target target(long id) {
        return new Target("server", id, "");
    }
}
