package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Target;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.accounts.Account;

/** The rows that say which accounts shall have a key of their own. They go with their server. */
@ApplicationScoped
class KeyPairRows implements KeptBesideServer {

    @PersistenceContext
    EntityManager entities;

    /** Names of the accounts of this server that shall have one, and that Intendant manages. */
    @Transactional
    List<String> of(long serverId) {
        return entities.createQuery(
                        "select w.account from KeyPairWish w, Account a where w.serverId = :server and a.serverId = w.serverId"
                                + " and a.name = w.account and a.wish = :present order by w.account",
                        String.class)
                .setParameter("server", serverId)
                .setParameter("present", Account.Wish.PRESENT)
                .getResultList();
    }

    /** Names of all accounts that Intendant manages there. */
    @Transactional
    List<String> accounts(long serverId) {
        return entities.createQuery(
                        "select a.name from Account a where a.serverId = :server and a.wish = :present order by a.name",
                        String.class)
                .setParameter("server", serverId)
                .setParameter("present", Account.Wish.PRESENT)
                .getResultList();
    }

    /** Servers of which some account shall have a key. */
    @Transactional
    List<Target> targets() {
        return entities.createQuery(
                        "select distinct s.id, s.name from KeyPairWish w join Server s on s.id = w.serverId order by s.name",
                        Object[].class)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    Optional<KeyPairWish> find(long serverId, String account) {
        return entities.createQuery(
                        "select w from KeyPairWish w where w.serverId = :server and w.account = :account",
                        KeyPairWish.class)
                .setParameter("server", serverId)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    void add(KeyPairWish wish) {
        entities.persist(wish);
        entities.flush();
    }

    void remove(KeyPairWish wish) {
        entities.remove(wish);
        entities.flush();
    }

    @Override
    @Transactional
    public void forget(long serverId) {
        entities.createQuery("delete from KeyPairWish w where w.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
    }
}
