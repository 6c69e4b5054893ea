package org.intendant.keymanager.revoke;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.operations.life.Threads;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;

/** SSH sessions that are still open where keys were taken: whoever lost access goes on in them until they end. */
@ApplicationScoped
public class OpenSessions {

    private static final int AT_ONCE = 32;
    private static final int PARALLEL = 10;
    private static final int LONGEST_WAIT = 25;

    @Inject
    Revocations revocations;

    @Inject
    RevocationRows rows;

    @Inject
    ServerHosts hosts;

    @Inject
    Threads threads;

    @Inject
    Operations operations;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What hosts said.
     *
     * @param sessions of keys that were taken, then those of which nobody knows the key
     * @param others how many there are of other keys
     * @param troubles why a host told nothing, a sentence each
     */
    public record Found(List<OpenSession> sessions, long others, List<String> troubles, Instant at)
            implements Serializable {

        public Found {
            sessions = new ArrayList<>(sessions);
            troubles = new ArrayList<>(troubles);
        }

        /** Those of keys that were taken. */
        public List<OpenSession> taken() {
            return sessions.stream().filter(OpenSession::taken).toList();
        }
    }

    /**
     * Reads on the hosts of a revocation which sessions are open, one round trip each, for at most 25 seconds. Of members, on
     * servers that they own.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(TxType.NOT_SUPPORTED)
    public Found look(long revocation) {
        List<RevokedKey> keys = revocations.get(revocation).lines().stream()
                .map(RevokedLine::key)
                .filter(key -> key.isOpen() || key.isGone())
                .toList();
        Set<TakenKey> taken = keys.stream()
                .map(key -> new TakenKey(key.getServerId(), key.getAccount(), key.getFingerprint()))
                .collect(Collectors.toSet());
        List<Target> targets = keys.stream()
                .map(RevokedKey::target)
                .distinct()
                .filter(target -> actor.seesAll() || actor.owns(target))
                .toList();
        List<String> troubles = Collections.synchronizedList(new ArrayList<>());
        List<OpenSession> open = read(targets, troubles);
        Map<String, String> holders =
                rows.holders(open.stream().map(OpenSession::fingerprint).collect(Collectors.toSet()));
        List<OpenSession> known = open.stream()
                .filter(session -> !session.fingerprint().equals(rows.ownFingerprint()))
                .map(session -> session.known(
                        holders.getOrDefault(session.fingerprint(), ""),
                        taken.contains(new TakenKey(session.serverId(), session.account(), session.fingerprint()))))
                .sorted(Comparator.comparing(OpenSession::taken)
                        .reversed()
                        .thenComparing(OpenSession::place)
                        .thenComparing(OpenSession::since))
                .toList();
        List<OpenSession> shown = known.stream()
                .filter(session -> session.taken() || session.fingerprint().isEmpty())
                .toList();
        return new Found(shown, known.size() - shown.size(), List.copyOf(troubles), clock.instant());
    }

    private record TakenKey(long serverId, String account, String fingerprint) {}

    private List<OpenSession> read(List<Target> targets, List<String> troubles) {
        List<OpenSession> open = Collections.synchronizedList(new ArrayList<>());
        if (targets.isEmpty()) {
            return open;
        }
        Set<String> silent =
                Collections.synchronizedSet(targets.stream().map(Target::name).collect(Collectors.toSet()));
        ExecutorService pool = threads.pool("sessions", Math.min(AT_ONCE, targets.size()));
        targets.forEach(target -> {
            HostOfSessions host = new HostOfSessions(target, hosts.of(target));
            pool.execute(() -> {
                try {
                    open.addAll(host.open());
                } catch (HostUnreachable | CommandFailed | Refused trouble) {
                    troubles.add(target.name() + ": " + trouble.getMessage());
                }
                silent.remove(target.name());
            });
        });
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LONGEST_WAIT, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            pool.shutdownNow();
        }
        silent.forEach(name -> troubles.add(name + " did not answer in time."));
        return List.copyOf(open);
    }

    /**
     * Ends sessions whose keys were taken, or of which nobody knows the key, each looked at again on its host before, as an operation with a part for each server.
     *
     * @param sessions as {@link #look} found them
     * @throws Refused when there is none that may be ended, or as a conflict while the same is done on one of the servers
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation end(List<OpenSession> sessions) {
        Map<Target, List<OpenSession>> byServer = sessions.stream()
                .filter(OpenSession::endable)
                .collect(groupingBy(
                        session -> new Target("server", session.serverId(), session.server()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (byServer.isEmpty()) {
            throw new Refused(
                    "sessions",
                    "None of these sessions is open with a key that was taken, or with one that nobody knows.");
        }
        Map<String, String> details = new HashMap<>();
        byServer.forEach((target, some) -> details.put(target.key(), MeantSession.lines(some)));
        details.put(
                Order.SUBJECT,
                sessions.stream()
                        .filter(OpenSession::endable)
                        .map(OpenSession::words)
                        .collect(Collectors.joining(", ")));
        List<Target> targets = List.copyOf(byServer.keySet());
        Operation operation = operations.start(new Order(
                SessionWork.KIND,
                "End SSH sessions on " + (targets.size() == 1 ? targets.get(0).name() : targets.size() + " servers"),
                Order.Lane.INTERACTIVE,
                targets,
                PARALLEL,
                Map.of(),
                details));
        byServer.forEach((target, some) -> audit.record(
                "session.end",
                target.key(),
                target.name(),
                some.stream().map(OpenSession::words).collect(Collectors.joining("\nsession: ", "session: ", "")),
                "operation: " + operation.id()));
        return operation;
    }
}
