package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.hostforwarding.certificates.CertificateRows;
import org.intendant.hostforwarding.certificates.ForgetsCertificate;
import org.intendant.plans.Target;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.typed.Text;
import org.intendant.web.State;

/** Which renewed certificates still have to get to which servers. */
@ApplicationScoped
class InstallationRows implements KeptBesideServer, ForgetsCertificate {

    private static final int LONGEST = 2000;

    @PersistenceContext
    EntityManager em;

    @Inject
    CertificateRows certificates;

    @Inject
    Clock clock;

    /** Wants it on every server that uses it. */
    void wanted(Certificate certificate) {
        for (Target server : certificates.servers(certificate.id())) {
            Installation.Key key = new Installation.Key(certificate.id(), server.id());
            Installation installation = em.find(Installation.class, key);
            if (installation == null) {
                installation = new Installation(certificate.id(), server.id());
                installation.wanted(clock.instant());
                em.persist(installation);
            } else {
                installation.wanted(clock.instant());
            }
        }
    }

    /** Certificates that shall get to a server. */
    @Transactional
    List<Certificate> on(long serverId) {
        return em.createQuery(
                        "select c from Installation i join Certificate c on c.id = i.key.certificateId where i.key.serverId ="
                                + " :server order by c.id",
                        Certificate.class)
                .setParameter("server", serverId)
                .getResultList();
    }

    /** Servers that get one. */
    @Transactional
    List<Target> targets() {
        return em.createQuery(
                        "select s.id, s.name from Server s where s.id in (select i.key.serverId from Installation i) order by"
                                + " s.name",
                        Object[].class)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    /** Takes what is due, so that no other Intendant server does; why, by server. */
    @Transactional
    Map<Target, String> claim(int most) {
        Instant now = clock.instant();
        Map<Long, Target> servers = new TreeMap<>();
        Map<Long, String> why = new LinkedHashMap<>();
        em.createQuery(
                        "select s.id, s.name, c.name, i.tries from Installation i join Server s on s.id = i.key.serverId join"
                                + " Certificate c on c.id = i.key.certificateId where i.due <= :now order by i.due",
                        Object[].class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList()
                .forEach(row -> {
                    long id = (Long) row[0];
                    if (servers.containsKey(id) || claimed(id, (Integer) row[3], now)) {
                        servers.put(id, new Target("server", id, (String) row[1]));
                        why.merge(id, (String) row[2], (one, other) -> one + ", " + other);
                    }
                });
        Map<Target, String> due = new LinkedHashMap<>();
        servers.forEach((id, target) -> due.put(target, "Renewed: " + why.get(id)));
        return due;
    }

    private boolean claimed(long serverId, int tries, Instant now) {
        return em.createQuery("update Installation i set i.due = :next, i.tries = i.tries + 1 where i.key.serverId ="
                                + " :server and i.due <= :now")
                        .setParameter("next", now.plus(Pauses.ofInstallation(tries)))
                        .setParameter("server", serverId)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /** Has servers tried at once that answer again. */
    @Transactional
    void answeringAgain() {
        em.createQuery(
                        "update Installation i set i.due = :now where i.due > :now and i.tries > 1 and exists (select r"
                                + " from Reachability r where r.serverId = i.key.serverId and r.state = :reachable and r.since > :recent)")
                .setParameter("now", clock.instant())
                .setParameter("recent", clock.instant().minusSeconds(30))
                .setParameter("reachable", State.REACHABLE)
                .executeUpdate();
    }

    /** It was read there as it should be, or is not wanted there. */
    @Transactional
    void done(long certificateId, long serverId) {
        em.createQuery(
                        "delete from Installation i where i.key.certificateId = :certificate and i.key.serverId = :server")
                .setParameter("certificate", certificateId)
                .setParameter("server", serverId)
                .executeUpdate();
    }

    @Transactional
    void failed(long serverId, String sentence) {
        em.createQuery("update Installation i set i.said = :said where i.key.serverId = :server")
                .setParameter("said", Text.inert(sentence, LONGEST))
                .setParameter("server", serverId)
                .executeUpdate();
    }

    @Override
    public void forget(long serverId) {
        em.createQuery("delete from Installation i where i.key.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
    }

    @Override
    public void forgetCertificate(long certificateId) {
        em.createQuery("delete from Installation i where i.key.certificateId = :certificate")
                .setParameter("certificate", certificateId)
                .executeUpdate();
        em.createQuery("delete from AcmeOrder o where o.certificateId = :certificate")
                .setParameter("certificate", certificateId)
                .executeUpdate();
    }
}
