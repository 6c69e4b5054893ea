package org.intendant.servers.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** Reads the facts of a host as root in one round trip, and says what is missing where it may not. */
@ApplicationScoped
public class FactsReader {
    private static final Program FACTS = Program.beside(FactsReader.class, "facts.sh");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * What the host says of itself.
     *
     * @throws CommandFailed when the account may not use sudo without a password, with the line to add; or the host did
     *     not answer to the end
     * @throws Refused when it did not act as root all the same
     * @throws HostUnreachable when it does not answer
     */
    public Facts read(RemoteHost host) {
        CommandResult result = host.ask(FACTS.with().withRoot(), LIMIT);
        if (!FactsText.complete(result.out())) {
            throw new CommandFailed(
                    "facts.sh on " + host.address().name() + " ended with " + result.exit() + " before its end: "
                            + Text.inert(result.err(), 500),
                    result.exit(),
                    result.err());
        }
        Facts facts = FactsText.parse(result.out());
        if (!facts.root()) {
            throw noRoot(host);
        }
        return facts;
    }

    private static Refused noRoot(RemoteHost host) {
        String user = host.address().user();
        return new Refused(
                "ssh.user",
                user + " on " + host.address().name() + " has no root rights. Sign in as root, or run visudo there and"
                        + " add this line: " + user + " ALL=(ALL) NOPASSWD: ALL");
    }
}
