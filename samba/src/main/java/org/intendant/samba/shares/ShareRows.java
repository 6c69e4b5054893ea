package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intendant.plans.Target;
import org.intendant.servers.ClaimedAccount;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.ServerLock;
import org.intendant.servers.ServerRole;

/** The rows behind {@link Shares} and its planner, which run inside use cases that asked for the permission. */
@ApplicationScoped
public class ShareRows implements DependsOnServer, KeptBesideServer, ClaimedAccount {

    @PersistenceContext
    EntityManager em;

    @Inject
    SharePasswords passwords;

    @Inject
    Clock clock;

    /** Everything wanted of a server, by name. */
    @Transactional
    public List<Share> of(long serverId) {
        return em.createQuery("select s from Share s where s.serverId = :id order by s.nameKey", Share.class)
                .setParameter("id", serverId)
                .getResultList();
    }

    /** All users of a server, by name, also those that have no share any more and were not read to be gone. */
    @Transactional
    public List<ShareUser> users(long serverId) {
        return em.createQuery("select u from ShareUser u where u.serverId = :id order by u.name", ShareUser.class)
                .setParameter("id", serverId)
                .getResultList();
    }

    /** For what brings it to the host. */
    public SharePassword password(ShareUser user) {
        return passwords.of(user);
    }

    /** File servers, and servers of which shares are wanted or on which something of ours was seen. */
    @Transactional
    public List<Target> targets() {
        return em.createQuery(
                        "select s.id, s.name from Server s where :samba member of s.roles or"
                                + " exists (select x from Share x where x.serverId = s.id) or"
                                + " exists (select h from ShareHost h where h.serverId = s.id and (h.ours = true or"
                                + " h.foreignShares not in ('', '[]'))) order by s.name",
                        Object[].class)
                .setParameter("samba", ServerRole.SAMBA)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    /** Sections of others that shall be out of use. */
    @Transactional
    public List<String> adopted(long serverId) {
        return em.createQuery(
                        "select a from AdoptedSection a where a.serverId = :id order by a.id", AdoptedSection.class)
                .setParameter("id", serverId)
                .getResultStream()
                .map(AdoptedSection::text)
                .toList();
    }

    /** Makes exactly these of them. */
    void adopt(long serverId, List<String> sections) {
        em.createQuery("delete from AdoptedSection a where a.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
        sections.forEach(section -> em.persist(new AdoptedSection(serverId, section)));
    }

    /** What is known of a server since it was last read. */
    @Transactional
    public Optional<ShareHost> host(long serverId) {
        return Optional.ofNullable(em.find(ShareHost.class, serverId));
    }

    /**
     * Remembers what was read, and forgets users without a share whose accounts are gone.
     *
     * @param there accounts of ours that are still there
     */
    @Transactional
    public void read(long serverId, boolean ours, Set<String> there, List<ForeignShare> foreign) {
        ServerLock.hold(em, serverId);
        ShareHost host = em.find(ShareHost.class, serverId);
        if (host == null) {
            host = new ShareHost(serverId);
            em.persist(host);
        }
        host.read(ours, foreign, clock.instant());
        Set<Long> used = used(serverId);
        users(serverId).stream()
                .filter(user -> !used.contains(user.id()) && !there.contains(user.name()))
                .forEach(em::remove);
    }

    private Set<Long> used(long serverId) {
        return new HashSet<>(
                em.createQuery("select a.userId from Share s join s.access a where s.serverId = :id", Long.class)
                        .setParameter("id", serverId)
                        .getResultList());
    }

    /** Remembers how a real use ended, unless the share is gone. */
    @Transactional
    public void tested(long shareId, ShareTest.Outcome outcome, String said) {
        if (em.find(Share.class, shareId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        ShareTest test = em.find(ShareTest.class, shareId);
        if (test == null) {
            test = new ShareTest(shareId);
            em.persist(test);
        }
        test.ended(outcome, said.length() <= 500 ? said : said.substring(0, 499) + "…", clock.instant());
    }

    /** Remembers how much lies there, unless the share is gone. */
    @Transactional
    public void measured(long shareId, long bytes) {
        if (em.find(Share.class, shareId, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        ShareUsage usage = em.find(ShareUsage.class, shareId);
        if (usage == null) {
            usage = new ShareUsage(shareId);
            em.persist(usage);
        }
        usage.measured(bytes, clock.instant());
    }

    /** What a test showed of a share as it was before. */
    void forgetTest(long shareId) {
        em.createQuery("delete from ShareTest t where t.shareId = :id")
                .setParameter("id", shareId)
                .executeUpdate();
    }

    void forgetUsage(long shareId) {
        em.createQuery("delete from ShareUsage u where u.shareId = :id")
                .setParameter("id", shareId)
                .executeUpdate();
    }

    /** The user of this name, with a password of its own from its first share on. */
    ShareUser ensure(long serverId, String name) {
        return users(serverId).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    ShareUser user = new ShareUser(serverId, name);
                    passwords.renew(user);
                    em.persist(user);
                    return user;
                });
    }

    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return of(serverId).stream()
                .map(share -> "The share " + share.name() + " is on it. Remove the share first.")
                .toList();
    }

    /** What was read of it, and users without a share. */
    @Override
    public void forget(long serverId) {
        adopt(serverId, List.of());
        for (String entity : List.of("ShareUser u where u.serverId", "ShareHost u where u.serverId")) {
            em.createQuery("delete from " + entity + " = :id")
                    .setParameter("id", serverId)
                    .executeUpdate();
        }
    }

    @Override
    public String owner() {
        return "Shares";
    }

    @Override
    @Transactional
    public Set<String> names(long serverId) {
        return users(serverId).stream().map(ShareUser::name).collect(java.util.stream.Collectors.toSet());
    }
}
