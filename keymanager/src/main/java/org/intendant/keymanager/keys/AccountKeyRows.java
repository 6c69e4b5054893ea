package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;
import org.intendant.servers.KeptBesideServer;

/** The rows of keys of servers' accounts, each with its MAC. They go with their server. */
@ApplicationScoped
class AccountKeyRows implements KeptBesideServer {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    /** All of a server, by account. */
    List<AccountKey> of(long serverId) {
        return entities.createQuery(
                        "select k from AccountKey k where k.serverId = :server order by k.account, k.added, k.id",
                        AccountKey.class)
                .setParameter("server", serverId)
                .getResultList();
    }

    /** These, by server and account. */
    List<AccountKey> these(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select k from AccountKey k where k.id in :ids order by k.serverId, k.account, k.id",
                                AccountKey.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /**
     * This key of this server.
     *
     * @throws Refused as not found, also when it is another server's
     */
    AccountKey get(long serverId, long id) {
        return Optional.ofNullable(entities.find(AccountKey.class, id))
                .filter(key -> key.getServerId() == serverId)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such key on this server."));
    }

    void add(AccountKey key) {
        key.seal(secrets::mac);
        entities.persist(key);
        entities.flush();
    }

    void seal(AccountKey key) {
        key.seal(secrets::mac);
    }

    boolean isGenuine(AccountKey key) {
        return key.isGenuine(secrets::mac);
    }

    void remove(AccountKey key) {
        entities.remove(key);
        entities.flush();
    }

    @Override
    @Transactional
    public void forget(long serverId) {
        entities.createQuery("delete from AccountKey k where k.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
    }
}
