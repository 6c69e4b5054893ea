package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intendant.plans.Target;
import org.intendant.servers.DependsOnServer;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.servers.ServerLock;
import org.intendant.servers.ServerRole;
import org.intendant.servers.typed.Text;

/** The rows behind {@link PortForwards} and its planner, which run inside use cases that asked for the permission. */
@ApplicationScoped
public class PortForwardRows implements DependsOnServer, KeptBesideServer {

    private static final int LONGEST = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    java.time.Clock clock;

    /** Everything wanted of a hypervisor, disabled ones too, by port. */
    @Transactional
    public List<PortForward> of(long hypervisorId) {
        return em.createQuery(
                        "select f from PortForward f where f.hypervisorId = :id order by f.firstPort, f.protocol, f.id",
                        PortForward.class)
                .setParameter("id", hypervisorId)
                .getResultList();
    }

    @Transactional
    public Optional<PortForward> find(long id) {
        return Optional.ofNullable(em.find(PortForward.class, id));
    }

    /** All of a hypervisor, and all that lead to a guest, by port. */
    @Transactional
    public List<PortForward> through(long serverId) {
        return em.createQuery(
                        "select f from PortForward f where f.hypervisorId = :id or f.guestId = :id order by f.firstPort, f.id",
                        PortForward.class)
                .setParameter("id", serverId)
                .getResultList();
    }

    /** Hypervisors, and servers of which forwards are wanted or on which some were seen, of ours or of others. */
    @Transactional
    public List<Target> targets() {
        return em.createQuery(
                        "select s.id, s.name from Server s where :hypervisor member of s.roles or"
                                + " exists (select f from PortForward f where f.hypervisorId ="
                                + " s.id) or exists (select h from PortForwardHost h where h.serverId = s.id and (h.ours = true or"
                                + " h.foreignDnat not in ('', '[]')))"
                                + " order by s.name",
                        Object[].class)
                .setParameter("hypervisor", ServerRole.HYPERVISOR)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    /** Forwards from one hypervisor to one guest. */
    public record Between(long hypervisorId, long guestId, long forwards) {}

    /** Those that did not answer when they were last tried, in one statement. */
    @Transactional
    public List<Between> silent() {
        return em.createQuery(
                        "select f.hypervisorId, f.guestId, count(f) from PortForward f join PortForwardTest t on t.forwardId ="
                                + " f.id where f.enabled = true and t.answered = false group by f.hypervisorId, f.guestId",
                        Object[].class)
                .getResultStream()
                .map(row -> new Between((Long) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }

    /** Rules of others that shall be out of use there. */
    @Transactional
    public List<String> adopted(long serverId) {
        return em.createQuery("select a.rule from AdoptedRule a where a.serverId = :id order by a.id", String.class)
                .setParameter("id", serverId)
                .getResultList();
    }

    /** Makes exactly these of them. */
    void adopt(long serverId, List<String> rules) {
        em.createQuery("delete from AdoptedRule a where a.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
        rules.forEach(rule -> em.persist(new AdoptedRule(serverId, rule)));
    }

    public List<Server> guests(long hypervisorId) {
        return em.createQuery("select s from Server s where s.machine.hypervisorId = :id order by s.id", Server.class)
                .setParameter("id", hypervisorId)
                .getResultList();
    }

    /** What is known of a hypervisor since it was last read. */
    @Transactional
    public Optional<PortForwardHost> host(long serverId) {
        return Optional.ofNullable(em.find(PortForwardHost.class, serverId));
    }

    /** Remembers what was read. */
    @Transactional
    public void read(long serverId, PortForwardHost.Read read) {
        ServerLock.hold(em, serverId);
        PortForwardHost host = em.find(PortForwardHost.class, serverId);
        if (host == null) {
            host = new PortForwardHost(serverId);
            em.persist(host);
        }
        host.read(read, clock.instant());
    }

    /**
     * How real connections through a forward ended.
     *
     * @param answered whether each was taken
     * @param said how, in a sentence
     */
    public record Tried(long forwardId, boolean answered, String said) {}

    /** Remembers how real connections ended, but for forwards that are gone, in two statements and one for each. */
    @Transactional
    public void tested(Collection<Tried> all) {
        if (all.isEmpty()) {
            return;
        }
        List<Long> ids = all.stream().map(Tried::forwardId).toList();
        Set<Long> there = em.createQuery(
                        "select f from PortForward f where f.id in :ids order by f.id", PortForward.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(PortForward::id)
                .collect(Collectors.toSet());
        Map<Long, PortForwardTest> tests = em.createQuery(
                        "select t from PortForwardTest t where t.forwardId in :ids", PortForwardTest.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(PortForwardTest::forwardId, Function.identity()));
        Instant now = clock.instant();
        all.stream()
                .filter(tried -> there.contains(tried.forwardId()))
                .forEach(tried -> tests.computeIfAbsent(tried.forwardId(), this::test)
                        .ended(tried.answered(), Text.inert(tried.said(), LONGEST), now));
    }

    private PortForwardTest test(long forwardId) {
        PortForwardTest test = new PortForwardTest(forwardId);
        em.persist(test);
        return test;
    }

    /** What a test showed of a forward as it was before. */
    void forgetTest(long forwardId) {
        em.createQuery("delete from PortForwardTest t where t.forwardId = :id")
                .setParameter("id", forwardId)
                .executeUpdate();
    }

    /** Those of this hypervisor and protocol that hold one of these ports, but for this one. */
    List<PortForward> holding(OpenPorts wanted, long self) {
        return em.createQuery(
                        "select f from PortForward f where f.hypervisorId = :id and f.protocol = :protocol and f.firstPort"
                                + " <= :last and f.lastPort >= :first and f.id <> :self and (f.publicAddress = '' or"
                                + " :address = '' or f.publicAddress = :address) order by f.firstPort",
                        PortForward.class)
                .setParameter("id", wanted.hypervisorId())
                .setParameter("protocol", wanted.protocol())
                .setParameter("first", wanted.ports().first())
                .setParameter("last", wanted.ports().last())
                .setParameter("self", self)
                .setParameter("address", wanted.address())
                .getResultList();
    }

    /** Forwards to it; for those of its own ports the reservations speak. */
    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return em.createQuery(
                        "select f, h.name from PortForward f join Server h on h.id = f.hypervisorId where f.guestId = :id"
                                + " order by h.name, f.firstPort",
                        Object[].class)
                .setParameter("id", serverId)
                .getResultStream()
                .map(row -> "The port " + ((PortForward) row[0]).name() + " of " + row[1]
                        + " leads to it. Remove the forward first.")
                .toList();
    }

    /** What was read of it. */
    @Override
    public void forget(long serverId) {
        adopt(serverId, List.of());
        em.createQuery("delete from PortForwardHost h where h.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }
}
