package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;

/** Reads the facts of a host as root in one round trip, and says what is missing where it may not. */
@ApplicationScoped
class FactsReader {
    private static final Program FACTS = Program.beside(FactsReader.class, "facts.sh");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * What the host says of itself.
     *
     * @throws Refused when the account is neither root nor may use sudo without a password
     * @throws HostUnreachable when it does not answer, or not to the end
     */
    Facts read(RemoteHost host) {
        CommandResult result = host.run(FACTS.with().withRoot(), LIMIT);
        if (result.out().isEmpty() && !result.ok() && !host.address().isRoot()) {
            throw noRoot(host, result);
        }
        if (!FactsText.complete(result.out())) {
            throw new CommandFailed(
                    "facts.sh on " + host.address().name() + " ended with " + result.exit() + " before its end: "
                            + Text.inert(result.err(), 500),
                    result.exit(),
                    result.err());
        }
        Facts facts = FactsText.parse(result.out());
        if (!facts.root()) {
            throw noRoot(host, result);
        }
        return facts;
    }

    /** The line goes into a file of its own, checked by visudo. */
    static String sudoersLine(String user) {
        return user + " ALL=(ALL) NOPASSWD: ALL";
    }

    private static Refused noRoot(RemoteHost host, CommandResult result) {
        String user = host.address().user();
        return new Refused(
                "ssh.user",
                user + " on " + host.address().name() + " may not act as root without a password ("
                        + Text.inert(result.err(), 200)
                        + "). Sign in as root, or run visudo -f /etc/sudoers.d/intendant there and add this line: "
                        + sudoersLine(user));
    }
}
