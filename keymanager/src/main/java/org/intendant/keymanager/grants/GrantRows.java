package org.intendant.keymanager.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.keymanager.grants.Holdings.GivenGrant;
import org.intendant.keymanager.grants.Holdings.HeldKey;
import org.intendant.keymanager.grants.Holdings.HeldServer;
import org.intendant.keymanager.keys.AccountKey;
import org.intendant.secrets.SealedRow;
import org.intendant.secrets.Secrets;
import org.intendant.servers.accounts.Account;

/** The rows of what groups have and may, each with its MAC. */
@ApplicationScoped
class GrantRows {

    private static final int MOST_NAMED = 20;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    Holdings of(long groupId, Instant now) {
        return new Holdings(grants(groupId, now), servers(groupId), keys(groupId));
    }

    private List<GivenGrant> grants(long groupId, Instant now) {
        return entities.createQuery(
                        "select g, s.name, a.name from AccessGrant g join Server s on s.id = g.serverId"
                                + " left join Account a on a.id = g.accountId where g.groupId = :group order by s.name, a.name",
                        Object[].class)
                .setParameter("group", groupId)
                .getResultStream()
                .map(row -> {
                    Grant grant = (Grant) row[0];
                    String account = row[2] == null ? "" : (String) row[2];
                    Place place = new Place(grant.getServerId(), (String) row[1], grant.getAccountId(), account);
                    return new GivenGrant(
                            grant.getId(),
                            grant.getServerId(),
                            place.server(),
                            account,
                            place.shown(),
                            grant.lastDay(),
                            grant.getGiven(),
                            grant.isGood(now),
                            isGenuine(grant));
                })
                .toList();
    }

    private List<HeldServer> servers(long groupId) {
        return entities.createQuery(
                        "select h, s.name, (select count(k) from AccountKey k where k.serverId = h.serverId) from GroupServer h"
                                + " join Server s on s.id = h.serverId where h.groupId = :group order by s.name",
                        Object[].class)
                .setParameter("group", groupId)
                .getResultStream()
                .map(row -> {
                    GroupServer held = (GroupServer) row[0];
                    return new HeldServer(held.getServerId(), (String) row[1], (Long) row[2], isGenuine(held));
                })
                .toList();
    }

    private List<HeldKey> keys(long groupId) {
        return entities.createQuery(
                        "select h, k, s.name from GroupKey h join AccountKey k on k.id = h.accountKeyId join Server s on s.id ="
                                + " k.serverId where h.groupId = :group order by s.name, k.account, k.id",
                        Object[].class)
                .setParameter("group", groupId)
                .getResultStream()
                .map(row -> {
                    AccountKey key = (AccountKey) row[1];
                    return new HeldKey(
                            key.getId(),
                            key.getServerId(),
                            key.getAccount() + "@" + row[2],
                            key.getFingerprint(),
                            key.getComment(),
                            isGenuine((GroupKey) row[0]));
                })
                .toList();
    }

    Optional<Grant> grant(long groupId, long id) {
        return Optional.ofNullable(entities.find(Grant.class, id)).filter(grant -> grant.getGroupId() == groupId);
    }

    Optional<Grant> grant(long groupId, Place place) {
        return entities.createQuery(
                        "select g from AccessGrant g where g.groupId = :group and g.serverId = :server and g.accountId = :account",
                        Grant.class)
                .setParameter("group", groupId)
                .setParameter("server", place.serverId())
                .setParameter("account", place.accountId())
                .getResultStream()
                .findFirst();
    }

    Optional<GroupServer> server(long groupId, long serverId) {
        return entities.createQuery(
                        "select h from GroupServer h where h.groupId = :group and h.serverId = :server",
                        GroupServer.class)
                .setParameter("group", groupId)
                .setParameter("server", serverId)
                .getResultStream()
                .findFirst();
    }

    Optional<GroupKey> key(long groupId, long keyId) {
        return entities.createQuery(
                        "select h from GroupKey h where h.groupId = :group and h.accountKeyId = :key", GroupKey.class)
                .setParameter("group", groupId)
                .setParameter("key", keyId)
                .getResultStream()
                .findFirst();
    }

    /** The place of a grant that is there. */
    Place place(Grant grant) {
        String server = entities.createQuery("select s.name from Server s where s.id = :id", String.class)
                .setParameter("id", grant.getServerId())
                .getResultStream()
                .findFirst()
                .orElse("a server that is gone");
        String account = entities.createQuery("select a.name from Account a where a.id = :id", String.class)
                .setParameter("id", grant.getAccountId())
                .getResultStream()
                .findFirst()
                .orElse("");
        return new Place(grant.getServerId(), server, grant.getAccountId(), account);
    }

    /** An account that Intendant wants on this server. */
    Optional<Account> account(long serverId, String name) {
        return entities.createQuery(
                        "select a from Account a where a.serverId = :server and a.name = :name and a.wish = :present",
                        Account.class)
                .setParameter("server", serverId)
                .setParameter("name", name)
                .setParameter("present", Account.Wish.PRESENT)
                .getResultStream()
                .findFirst();
    }

    /** Accounts that are wanted, as {@code root@web1}, whose names contain these words. */
    List<String> accounts(String pattern, int most) {
        return entities.createQuery(
                        "select a.name, s.name from Account a join Server s on s.id = a.serverId where a.wish = :present and"
                                + " concat(a.name, '@', s.name) like :pattern escape '!' order by s.name, a.name",
                        Object[].class)
                .setParameter("present", Account.Wish.PRESENT)
                .setParameter("pattern", pattern)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> row[0] + "@" + row[1])
                .toList();
    }

    void keep(SealedRow row) {
        row.seal(secrets::mac);
        entities.persist(row);
        entities.flush();
    }

    void remove(Object row) {
        entities.remove(row);
        entities.flush();
    }

    boolean isGenuine(SealedRow row) {
        return row.isGenuine(secrets::mac);
    }

    /** Some sentences of a query for names, with the name in place of {@code %s}. */
    @Transactional
    List<String> sentences(String query, long id, String sentence) {
        return entities.createQuery(query, String.class)
                .setParameter("id", id)
                .setMaxResults(MOST_NAMED)
                .getResultStream()
                .map(name -> String.format(sentence, name))
                .toList();
    }
}
