package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Target;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.servers.ServerLock;
import org.intendant.servers.ServerRole;

/** The rows behind {@link HostNames} and its planner, which run inside use cases that asked for the permission. */
@ApplicationScoped
public class HostNameRows implements DependsOnServer, KeptBesideServer {

    private static final int LONGEST = 1000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Everything wanted of a proxy, disabled ones too, by primary key. */
    @Transactional
    public List<HostName> of(long proxyId) {
        return em.createQuery("select n from HostName n where n.proxyId = :id order by n.id", HostName.class)
                .setParameter("id", proxyId)
                .getResultList();
    }

    @Transactional
    public Optional<HostName> find(long id) {
        return Optional.ofNullable(em.find(HostName.class, id));
    }

    /** All of a proxy, of proxies on a hypervisor, and all that lead to a guest. */
    @Transactional
    public List<HostName> through(long serverId) {
        return em.createQuery(
                        "select n from HostName n, Server p where p.id = n.proxyId and (p.id = :id or p.machine.hypervisorId = :id or"
                                + " n.guestId = :id) order by n.id",
                        HostName.class)
                .setParameter("id", serverId)
                .getResultList();
    }

    /** Proxies, and servers of which something is wanted, or on which sites were seen, of ours or of others. */
    @Transactional
    public List<Target> targets() {
        return em.createQuery(
                        "select s.id, s.name from Server s where :proxy member of s.roles or"
                                + " exists (select n from HostName n where n.proxyId = s.id) or"
                                + " exists (select r from ProxyReading r where r.serverId = s.id and (r.ours = true or r.foreignSites"
                                + " not in ('', '[]'))) or exists (select a from AdoptedSite a where a.serverId = s.id) or exists"
                                + " (select p from Proxy p where p.serverId = s.id and p.site <> :others) order by s.name",
                        Object[].class)
                .setParameter("proxy", ServerRole.PROXY)
                .setParameter("others", Proxy.Site.OTHERS)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    @Transactional
    public Optional<Proxy> proxy(long serverId) {
        return Optional.ofNullable(em.find(Proxy.class, serverId));
    }

    /** The one that is there, or one that is added now. */
    Proxy proxyToChange(long serverId) {
        return proxy(serverId).orElseGet(() -> {
            Proxy proxy = new Proxy(serverId);
            em.persist(proxy);
            return proxy;
        });
    }

    /** What of others shall be out of use there. */
    @Transactional
    public List<OutOfUse> adopted(long serverId) {
        return em.createQuery("select a from AdoptedSite a where a.serverId = :id order by a.id", AdoptedSite.class)
                .setParameter("id", serverId)
                .getResultStream()
                .map(AdoptedSite::site)
                .toList();
    }

    /** Makes exactly these of them. */
    void adopt(long serverId, List<OutOfUse> sites) {
        em.createQuery("delete from AdoptedSite a where a.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
        sites.forEach(site -> em.persist(new AdoptedSite(serverId, site)));
    }

    /** The server to which a proxy can lead by this address, as nginx writes it. */
    @Transactional
    public Optional<Server> guestAt(String address, long proxyId) {
        Server proxy = em.find(Server.class, proxyId);
        return em.createQuery(
                        "select s from Server s where s.id = :proxy or s.machine.hypervisorId = :proxy or"
                                + " s.machine.hypervisorId = :before order by s.id",
                        Server.class)
                .setParameter("proxy", proxy.id())
                .setParameter("before", proxy.hypervisorId())
                .getResultStream()
                .filter(guest -> HostNameRules.address(guest, proxy).equals(address))
                .findFirst();
    }

    /** What was read of a proxy; empty as long as nobody did. */
    @Transactional
    public Optional<ProxyReading> reading(long serverId) {
        return Optional.ofNullable(em.find(ProxyReading.class, serverId));
    }

    /** Remembers what was read. */
    @Transactional
    public void read(long serverId, boolean ours, List<ForeignSite> foreign) {
        ServerLock.hold(em, serverId);
        ProxyReading reading = em.find(ProxyReading.class, serverId);
        if (reading == null) {
            reading = new ProxyReading(serverId);
            em.persist(reading);
        }
        reading.read(ours, foreign, clock.instant());
    }

    /** Remembers how a request ended, unless the rule is gone. */
    @Transactional
    public void tested(long id, boolean answered, String said) {
        if (em.find(HostName.class, id, LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        HostNameTest test = em.find(HostNameTest.class, id);
        if (test == null) {
            test = new HostNameTest(id);
            em.persist(test);
        }
        test.ended(answered, said.length() <= LONGEST ? said : said.substring(0, LONGEST), clock.instant());
    }

    /** What a test showed of a rule as it was before. */
    void forgetTest(long id) {
        em.createQuery("delete from HostNameTest t where t.hostNameId = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Rules that lead to it; for those of its own names the reservations speak. */
    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return em.createQuery(
                        "select n, p.name from HostName n join Server p on p.id = n.proxyId where n.guestId = :id order by"
                                + " p.name, n.id",
                        Object[].class)
                .setParameter("id", serverId)
                .getResultStream()
                .map(row -> ((HostName) row[0]).name() + " of " + row[1]
                        + " leads to it. Remove the rule of host names first.")
                .toList();
    }

    /** What was read of it, and what it did with other names. */
    @Override
    public void forget(long serverId) {
        adopt(serverId, List.of());
        em.createQuery("delete from ProxyReading r where r.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
        em.createQuery("delete from Proxy p where p.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }
}
