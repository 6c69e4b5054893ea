package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.OwnerSeals;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The rows behind {@link Accounts} and its planner. */
@ApplicationScoped
class AccountRows implements KeptBesideServer, DependsOnServer {
    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    /** Everything known of a server's accounts, by name. */
    @Transactional
    List<Account> of(long serverId) {
        return em.createQuery("select a from Account a where a.serverId = :server order by a.name", Account.class)
                .setParameter("server", serverId)
                .getResultList();
    }

    /** Wanted and unwanted ones that match the search, on this person's servers, or on all. */
    @Transactional
    Page<WantedAccount> page(Query query, Optional<Long> owner) {
        if (!List.of("", "name", "server").contains(query.sort())
                || !query.filters().isEmpty()) {
            throw new Refused("sort", "Accounts can be sorted by name and server, and are not filtered.");
        }
        Conditions conditions = new Conditions()
                .and("a.wish <> :ignored", "ignored", Account.Wish.IGNORED)
                .search(
                        query,
                        "(lower(a.name) like :search escape '!' or lower(a.comment) like :search escape '!' or s.name like"
                                + " :search escape '!')");
        owner.ifPresent(person -> conditions.and("s.id in :mine", "mine", owners.mine(person)));
        String from = " from Account a join Server s on s.id = a.serverId" + conditions.where();
        String order = query.sort().equals("server") ? "s.name" : "a.name";
        String direction = query.descending() ? " desc" : "";
        List<WantedAccount> rows = conditions
                .bind(em.createQuery(
                        "select a, s.name" + from + " order by " + order + direction + ", a.name, s.name",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultStream()
                .map(row -> wanted((Account) row[0], (String) row[1]))
                .toList();
        return new Page<>(
                rows,
                conditions
                        .bind(em.createQuery("select count(a)" + from, Long.class))
                        .getSingleResult());
    }

    private static WantedAccount wanted(Account account, String server) {
        return new WantedAccount(
                account.id(),
                account.name(),
                account.serverId(),
                server,
                account.shell(),
                account.comment(),
                account.wish(),
                account.isAdopted());
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
                        "select s.id, s.name from Server s where exists (select a from Account a where a.serverId = s.id"
                                + " and a.wish <> :ignored) order by s.name",
                        Object[].class)
                .setParameter("ignored", Account.Wish.IGNORED)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    /** Accounts that somebody wants there, or wants gone. */
    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return of(serverId).stream()
                .filter(account -> account.wish() != Account.Wish.IGNORED)
                .map(account -> "The account " + account.name() + " is managed on it. Let it go first.")
                .toList();
    }

    /** Only what says which accounts are left out of pages; others are {@link #dependents}. */
    @Override
    public void forget(long serverId) {
        em.createQuery("delete from Account a where a.serverId = :id and a.wish = :ignored")
                .setParameter("id", serverId)
                .setParameter("ignored", Account.Wish.IGNORED)
                .executeUpdate();
    }
}
