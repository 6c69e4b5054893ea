package org.intendant.keymanager.revoke;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Target;
import org.intendant.servers.typed.Text;

/** The SSH sessions of one host, each in one round trip: which are open, and the end of one. */
record HostOfSessions(Target target, RemoteHost host) {

    private static final Program READ = Program.beside(HostOfSessions.class, "sessions.sh");
    private static final Program END = Program.beside(HostOfSessions.class, "end-session.sh");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** All but the connection that asks. */
    List<OpenSession> open() {
        CommandResult said = host.ask(READ.with().withRoot(), LIMIT);
        if (!said.out().endsWith("end\n")) {
            throw new HostUnreachable(
                    target.name()
                            + " did not say to the end which sessions are open, so that nothing is known of them.",
                    null);
        }
        return understood(target, said.out());
    }

    static List<OpenSession> understood(Target target, String said) {
        return said.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 9 && words[0].equals("session"))
                .map(words -> new OpenSession(
                        target.id(),
                        target.name(),
                        Text.inert(words[8], 64),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        Instant.ofEpochSecond(Long.parseLong(words[3])),
                        told(words[4]),
                        told(words[7]),
                        told(words[6]),
                        "",
                        false))
                .toList();
    }

    private static String told(String word) {
        return word.equals("-") ? "" : Text.inert(word, 100);
    }

    /**
     * Ends exactly this one.
     *
     * @return what the host says
     * @throws CommandFailed when it goes on
     */
    String end(OpenSession session) {
        CommandResult result = host.run(
                END.with(Long.toString(session.pid()), Long.toString(session.start()))
                        .withRoot(),
                LIMIT);
        if (!result.ok()) {
            throw new CommandFailed(
                    "The session of " + session.words() + " could not be ended: " + Text.inert(result.err(), 500),
                    result.exit(),
                    result.err());
        }
        return Text.inert(result.out().strip(), 200);
    }
}
