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
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;
import org.intendant.servers.KeptBesideServer;

/** The rows of keys that others wrote, and of those that Intendant has once wanted. They go with their server. */
@ApplicationScoped
class KeptKeyRows implements KeptBesideServer {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

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
     * somebody else's, and stays until somebody decides.
     */
    @Transactional
    List<KeptKey> seen(long serverId, String account, KeyDocument wanted, List<HostLine> lines) {
        Set<String> known = written(serverId, account);
        remember(serverId, account, wanted.fingerprints(), known);
        List<KeptKey> kept = of(serverId).stream()
                .filter(key -> key.getAccount().equals(account))
                .toList();
        kept.forEach(key -> known.add(key.getFingerprint()));
        for (HostLine line : lines) {
            if (known.add(line.fingerprint())) {
                KeptKey found = new KeptKey(serverId, account, line, clock.instant());
                found.seal(secrets::mac);
                entities.persist(found);
            }
        }
        entities.flush();
        return of(serverId).stream()
                .filter(key -> key.getAccount().equals(account) && isGenuine(key))
                .toList();
    }

    private Set<String> written(long serverId, String account) {
        return new HashSet<>(entities.createQuery(
                        "select w.fingerprint from WrittenKey w where w.serverId = :server and w.account = :account",
                        String.class)
                .setParameter("server", serverId)
                .setParameter("account", account)
                .getResultList());
    }

    private void remember(long serverId, String account, Collection<String> fingerprints, Set<String> known) {
        for (String fingerprint : fingerprints) {
            if (known.add(fingerprint)) {
                entities.persist(new WrittenKey(serverId, account, fingerprint));
            }
        }
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
