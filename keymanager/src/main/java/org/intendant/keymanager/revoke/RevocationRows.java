package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.hosts.Hosts;
import org.intendant.keymanager.push.HostLine;
import org.intendant.keymanager.revoke.RevokedKey.Ending;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.typed.Text;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** The rows of what was taken. What a server had goes on being told when the server is gone. */
@ApplicationScoped
class RevocationRows implements KeptBesideServer {

    private static final int LONGEST = 2000;
    private static final String OPEN = "select k from RevokedKey k where k.ended is null and ";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Hosts hosts;

    @Inject
    Clock clock;

    Revocation add(Revocation revocation) {
        entities.persist(revocation);
        return revocation;
    }

    void add(RevokedKey key) {
        entities.persist(key);
    }

    /** The same, if the current transaction made it. */
    Optional<Revocation> inThisTransaction(@Nullable Revocation revocation) {
        return Optional.ofNullable(revocation).filter(entities::contains);
    }

    Map<Long, String> names(Set<Long> servers) {
        Map<Long, String> names = new HashMap<>();
        entities.createQuery("select s.id, s.name from Server s where s.id in :ids", Object[].class)
                .setParameter("ids", servers)
                .getResultStream()
                .forEach(row -> names.put((Long) row[0], (String) row[1]));
        return names;
    }

    /** What is not at its end, of these servers. */
    @Transactional
    List<RevokedKey> open(Collection<Long> servers) {
        return servers.isEmpty()
                ? List.of()
                : entities.createQuery(OPEN + "k.serverId in :servers order by k.id", RevokedKey.class)
                        .setParameter("servers", servers)
                        .getResultList();
    }

    @Transactional
    List<RevokedKey> open(long serverId, String account) {
        return entities.createQuery(
                        OPEN + "k.serverId = :server and k.account = :account order by k.id", RevokedKey.class)
                .setParameter("server", serverId)
                .setParameter("account", account)
                .getResultList();
    }

    /** Servers with something that is not at its end. */
    @Transactional
    List<Object[]> servers() {
        return entities.createQuery(
                        "select s.id, s.name from Server s where s.id in (select k.serverId from RevokedKey k where k.ended is"
                                + " null) order by s.name",
                        Object[].class)
                .getResultList();
    }

    /** Ends what is not at its end. */
    void end(RevokedKey key, Ending ending, Instant at, long serial) {
        entities.createQuery("update RevokedKey k set k.ended = :at, k.ending = :ending, k.serial = :serial"
                        + " where k.id = :id and k.ended is null")
                .setParameter("at", at)
                .setParameter("ending", ending)
                .setParameter("serial", serial)
                .setParameter("id", key.getId())
                .executeUpdate();
    }

    /** The same key was seen in the humans' own file. */
    @Transactional
    void elsewhere(Collection<Long> keys) {
        if (!keys.isEmpty()) {
            entities.createQuery("update RevokedKey k set k.elsewhere = true where k.id in :ids")
                    .setParameter("ids", keys)
                    .executeUpdate();
        }
    }

    /**
     * Takes what is due to be tried, so that no other server does.
     *
     * @return of each server what was taken, as it was before
     */
    @Transactional
    Map<Long, List<RevokedKey>> claim(int most) {
        Instant now = clock.instant();
        Map<Long, List<RevokedKey>> due = new LinkedHashMap<>();
        entities.createQuery(OPEN + "k.due <= :now order by k.due, k.id", RevokedKey.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .forEach(key -> due.computeIfAbsent(key.getServerId(), server -> new ArrayList<>())
                        .add(key));
        due.entrySet().removeIf(server -> !claimed(server.getKey(), tries(server.getValue()), now));
        return due;
    }

    /** As often as the one that was tried most. */
    private static int tries(List<RevokedKey> keys) {
        return keys.stream().mapToInt(RevokedKey::getTries).max().orElse(0);
    }

    private boolean claimed(long server, int tries, Instant now) {
        return entities.createQuery("update RevokedKey k set k.due = :next, k.tried = :now, k.tries = k.tries + 1"
                                + " where k.serverId = :server and k.ended is null and k.due <= :now")
                        .setParameter("next", now.plus(Pause.after(tries)))
                        .setParameter("now", now)
                        .setParameter("server", server)
                        .executeUpdate()
                > 0;
    }

    /** Has servers tried at once that did not answer and do so again. */
    @Transactional
    void answeringAgain() {
        entities.createQuery(
                        "update RevokedKey k set k.due = :now where k.ended is null and k.due > :now and k.tries > 0"
                                + " and exists (select r from Reachability r where r.serverId = k.serverId and r.state = :reachable"
                                + " and r.since > k.tried)")
                .setParameter("now", clock.instant())
                .setParameter("reachable", State.REACHABLE)
                .executeUpdate();
    }

    /** Has these servers tried anew in a moment, as if for the first time: somebody else just does the same there. */
    @Transactional
    void inAMoment(Collection<Long> servers) {
        entities.createQuery("update RevokedKey k set k.due = :soon, k.tries = 0 where k.serverId in :servers and"
                        + " k.ended is null")
                .setParameter("soon", clock.instant().plus(Pause.MOMENT))
                .setParameter("servers", servers)
                .executeUpdate();
    }

    /** Remembers which operation tries it. */
    @Transactional
    void triedBy(long operation, Collection<Long> servers) {
        entities.createQuery("update RevokedKey k set k.operationId = :operation, k.trouble = '' where k.serverId in"
                        + " :servers and k.ended is null")
                .setParameter("operation", operation)
                .setParameter("servers", servers)
                .executeUpdate();
    }

    /** Remembers why it is still there. */
    @Transactional
    void trouble(long serverId, String sentence) {
        entities.createQuery(
                        "update RevokedKey k set k.trouble = :trouble where k.serverId = :server and k.ended is null")
                .setParameter("trouble", Text.inert(sentence, LONGEST))
                .setParameter("server", serverId)
                .executeUpdate();
    }

    /** What took these keys, by primary key. */
    @Transactional
    Map<Long, Revocation> of(Collection<RevokedKey> keys) {
        Map<Long, Revocation> found = new HashMap<>();
        Set<Long> ids = keys.stream().map(RevokedKey::getRevocationId).collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            entities.createQuery("select r from Revocation r where r.id in :ids", Revocation.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(revocation -> found.put(revocation.getId(), revocation));
        }
        return found;
    }

    /** Whose keys these are, or were, by fingerprint. */
    @Transactional
    Map<String, String> holders(Set<String> fingerprints) {
        Map<String, String> holders = new HashMap<>();
        if (!fingerprints.isEmpty()) {
            for (String of : List.of(
                    "select w.fingerprint, w.holder from WrittenKey w where w.fingerprint in :keys order by w.id",
                    "select k.fingerprint, concat(k.account, '@', s.name) from AccountKey k join Server s on s.id = k.serverId where"
                            + " k.fingerprint in :keys order by k.id",
                    "select k.fingerprint, p.username from PersonKey k join Person p on p.id = k.personId where"
                            + " k.fingerprint in :keys order by k.id")) {
                entities.createQuery(of, Object[].class)
                        .setParameter("keys", fingerprints)
                        .getResultStream()
                        .forEach(row -> holders.put((String) row[0], (String) row[1]));
            }
        }
        return holders;
    }

    /** Of Intendant's own key, which is never taken from anywhere and whose sessions are its own. */
    String ownFingerprint() {
        return HostLine.of(hosts.ownKey().strip()).fingerprint();
    }

    @Override
    @Transactional
    public void forget(long serverId) {
        entities.createQuery("update RevokedKey k set k.ended = :now, k.ending = :ending"
                        + " where k.serverId = :server and k.ended is null")
                .setParameter("now", clock.instant())
                .setParameter("ending", Ending.FORGOTTEN)
                .setParameter("server", serverId)
                .executeUpdate();
        entities.createQuery("delete from KeySight s where s.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
    }
}
