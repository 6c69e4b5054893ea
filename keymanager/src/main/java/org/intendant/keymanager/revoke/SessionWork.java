package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.intendant.keymanager.access.Spot;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.operations.Part;
import org.intendant.operations.Work;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Refused;
import org.intendant.servers.ServerHosts;

/**
 * Ends SSH sessions of keys that were taken, one by one, and reads back that they are gone. What is not the same session any more,
 * or of a key that may log in again, is left alone.
 */
@ApplicationScoped
class SessionWork implements Work {

    static final String KIND = "end-sessions";

    @Inject
    ServerHosts hosts;

    @Inject
    WantedWays ways;

    @Inject
    RevocationRows rows;

    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void reach(Part part) {
        hosts.of(part.target()).reach();
    }

    @Override
    public void run(Part part) {
        busy.add(part.id());
        try {
            end(part, new HostOfSessions(part.target(), hosts.of(part.target())));
        } finally {
            busy.remove(part.id());
        }
    }

    private void end(Part part, HostOfSessions host) {
        List<MeantSession> meant =
                MeantSession.in(part.details().getOrDefault(part.target().key(), ""));
        part.now("looking at the sessions");
        List<OpenSession> open = host.open();
        for (MeantSession session : meant) {
            Optional<OpenSession> found = open.stream().filter(session::is).findFirst();
            if (found.isEmpty()) {
                part.line("A session of " + session.account() + " with " + session.key() + " was over already.");
                continue;
            }
            mustBeTaken(part, session);
            part.now("ending a session of " + session.account());
            String from =
                    found.get().from().isEmpty() ? "" : " from " + found.get().from();
            part.line("The session of " + session.account() + from + " with " + session.key() + ": "
                    + host.end(found.get()));
        }
        part.now("looking again");
        if (host.open().stream().anyMatch(left -> meant.stream().anyMatch(session -> session.is(left)))) {
            throw new CommandFailed(
                    "A session that was ended on " + part.target().name() + " goes on.", -1, "");
        }
        part.line("Looked again: none of them is open.");
    }

    private void mustBeTaken(Part part, MeantSession session) {
        boolean wanted = ways.fingerprints(List.of(part.target().id())).entrySet().stream()
                .anyMatch(entry ->
                        isOn(entry.getKey(), session) && entry.getValue().contains(session.fingerprint()));
        if (wanted || session.fingerprint().equals(rows.ownFingerprint())) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "The key " + session.fingerprint() + " may log in as " + session.account()
                            + " again. Its session was left alone.");
        }
    }

    private static boolean isOn(Spot spot, MeantSession session) {
        return spot.account().equals(session.account());
    }

    /** Each takes seconds and is never cut in the middle. */
    @Override
    public boolean cancel(Part part) {
        return !busy.contains(part.id());
    }
}
