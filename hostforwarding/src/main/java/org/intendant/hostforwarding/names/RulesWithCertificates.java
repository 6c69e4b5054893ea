package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.hostforwarding.certificates.UsesCertificate;
import org.intendant.plans.Target;
import org.intendant.web.Like;

/** Rules and proxies that have a certificate, and names that answer for one that is ordered. */
@ApplicationScoped
class RulesWithCertificates implements UsesCertificate {

    @PersistenceContext
    EntityManager em;

    @Override
    public String kind() {
        return HostNames.KIND;
    }

    @Override
    @Transactional
    public List<String> uses(long certificateId) {
        Stream<String> rules = em.createQuery(
                        "select n, s.name from HostName n join Server s on s.id = n.proxyId where n.https.certificateId = :id"
                                + " order by s.name, n.id",
                        Object[].class)
                .setParameter("id", certificateId)
                .getResultStream()
                .map(row -> "The rule " + ((HostName) row[0]).name() + " of " + row[1] + " uses it.");
        Stream<String> proxies = em.createQuery(
                        "select s.name from Proxy p join Server s on s.id = p.serverId where p.certificateId = :id order by"
                                + " s.name",
                        String.class)
                .setParameter("id", certificateId)
                .getResultStream()
                .map(name -> name + " uses it for rules that name none.");
        return Stream.concat(rules, proxies).toList();
    }

    @Override
    @Transactional
    public List<Target> servers(long certificateId) {
        return em.createQuery(
                        "select s.id, s.name from Server s where exists (select n from HostName n where n.proxyId = s.id and"
                                + " n.enabled = true and n.https.certificateId = :id) or exists (select p from Proxy p where"
                                + " p.serverId = s.id and p.certificateId = :id) order by s.name",
                        Object[].class)
                .setParameter("id", certificateId)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    /** By this name alone: what a wildcard answers may be another's. */
    @Override
    @Transactional
    public List<Target> answering(String domain) {
        return em.createQuery(
                        "select n, s.name from HostName n join Server s on s.id = n.proxyId where n.enabled = true and n.domains"
                                + " like :part escape '!' order by s.name",
                        Object[].class)
                .setParameter("part", Like.containing(domain))
                .getResultStream()
                .filter(row -> ((HostName) row[0]).domains().all().contains(domain))
                .map(row -> new Target("server", ((HostName) row[0]).proxyId(), (String) row[1]))
                .distinct()
                .toList();
    }
}
