package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Target;

/** The rows behind {@link Accounts} and its planner. */
@ApplicationScoped
class AccountRows {
    @PersistenceContext
    EntityManager em;

    /** Everything known of a server's accounts, by name. */
    @Transactional
    List<Account> of(long serverId) {
        return em.createQuery("select a from Account a where a.serverId = :server order by a.name", Account.class)
                .setParameter("server", serverId)
                .getResultList();
    }

    @Transactional
    Optional<Account> find(long serverId, String name) {
        return em.createQuery("select a from Account a where a.serverId = :server and a.name = :name", Account.class)
                .setParameter("server", serverId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** Servers on which accounts are wanted or unwanted. */
    @Transactional
    List<Target> targets() {
        return em.createQuery(
                        "select s from Server s where exists (select a from Account a where a.serverId = s.id and"
                                + " a.wish <> :ignored) order by s.name",
                        Server.class)
                .setParameter("ignored", Account.Wish.IGNORED)
                .getResultStream()
                .map(Server::target)
                .toList();
    }
}
