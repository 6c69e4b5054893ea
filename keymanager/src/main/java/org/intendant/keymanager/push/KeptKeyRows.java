package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;
import org.intendant.servers.KeptBesideServer;

/** The rows of keys that others wrote, and of those that Intendant has once wanted. They go with their server. */
@ApplicationScoped
class KeptKeyRows implements KeptBesideServer {

    /** A host that reports ever new keys fills no database. */
    private static final int MOST_OF_AN_ACCOUNT = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    WrittenKeys written;

    @Inject
    Secrets secrets;

    @Inject
    AccessChanges access;

    @Inject
    Clock clock;

    /** All of a server, by account. */
    @Transactional
    List<KeptKey> of(long serverId) {
        return entities.createQuery(
                        "select k from KeptKey k where k.serverId = :server order by k.account, k.id", KeptKey.class)
                .setParameter("server", serverId)
                .getResultList();
    }

    /**
     * What is kept of others on an account, with what was just seen there: a key that is neither wanted nor was ever wanted is
     * somebody else's, and stays until somebody decides. Once it is wanted it is nobody else's any more.
     */
    @Transactional
    List<KeptKey> seen(long serverId, String account, KeyDocument wanted, List<HostLine> lines) {
        boolean more = written.wanted(serverId, account, wanted.holders());
        Set<String> known = new HashSet<>(written.of(serverId, account).keySet());
        for (KeptKey key : ofAccount(serverId, account)) {
            if (wanted.wants(key.getFingerprint())) {
                entities.remove(key);
            }
            known.add(key.getFingerprint());
        }
        for (HostLine line : lines) {
            if (known.add(line.fingerprint())) {
                KeptKey found = new KeptKey(serverId, account, line, clock.instant());
                found.seal(secrets::mac);
                entities.persist(found);
                more = true;
            }
        }
        entities.flush();
        if (more) {
            access.ofServer(serverId);
        }
        return ofAccount(serverId, account).stream().filter(this::isGenuine).toList();
    }

    /**
     * Takes note of lines of others that a host itself reported to have kept. One that Intendant has once wanted itself is
     * nobody else's, and shall go.
     *
     * @return the fingerprints in them
     */
    Set<String> reported(long serverId, String account, List<HostLine> lines) {
        Set<String> ours = written.of(serverId, account).keySet();
        Set<String> known = ofAccount(serverId, account).stream()
                .map(KeptKey::getFingerprint)
                .collect(Collectors.toSet());
        boolean more = false;
        for (HostLine line : lines) {
            if (known.size() < MOST_OF_AN_ACCOUNT && known.add(line.fingerprint())) {
                KeptKey found = new KeptKey(serverId, account, line, clock.instant());
                if (ours.contains(line.fingerprint())) {
                    found.decide(KeptKey.Decision.REMOVED);
                }
                found.seal(secrets::mac);
                entities.persist(found);
                more = true;
            }
        }
        entities.flush();
        if (more) {
            access.ofServer(serverId);
        }
        return lines.stream().map(HostLine::fingerprint).collect(Collectors.toSet());
    }

    /** All of these servers, as Intendant wrote them. */
    List<KeptKey> of(Collection<Long> serverIds) {
        return entities.createQuery("select k from KeptKey k where k.serverId in :servers order by k.id", KeptKey.class)
                .setParameter("servers", serverIds)
                .getResultStream()
                .filter(this::isGenuine)
                .toList();
    }

    private List<KeptKey> ofAccount(long serverId, String account) {
        return of(serverId).stream()
                .filter(key -> key.getAccount().equals(account))
                .toList();
    }

    /**
     * This key of this server.
     *
     * @throws Refused as not found, also when it is another server's
     */
    KeptKey get(long serverId, long id) {
        return Optional.ofNullable(entities.find(KeptKey.class, id))
                .filter(key -> key.getServerId() == serverId)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such key on this server."));
    }

    void seal(KeptKey key) {
        key.seal(secrets::mac);
    }

    boolean isGenuine(KeptKey key) {
        return key.isGenuine(secrets::mac);
    }

    @Override
    @Transactional
    public void forget(long serverId) {
        for (String table : List.of("KeptKey", "WrittenKey")) {
            entities.createQuery("delete from " + table + " k where k.serverId = :server")
                    .setParameter("server", serverId)
                    .executeUpdate();
        }
    }
}
