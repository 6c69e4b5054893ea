package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/**
 * The one ledger of what exists once: an address, a MAC, a VMID, a public port, a host name. Features take from it in the
 * transaction of their own use case, whose permission counts.
 */
@ApplicationScoped
public class Reservations implements DependsOnServer {
    @PersistenceContext
    EntityManager em;

    /**
     * Takes values for a holder; taking one again by the same holder changes nothing.
     *
     * @param kind what they are: {@code port/tcp}
     * @param scope where each exists once: {@code server:12}
     * @param values at most 1,000
     * @param holder who has them, as people read it: {@code the port forwarding of web1}
     * @throws Refused as a conflict that names the holder of one that is taken; then none is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String kind, String scope, Collection<String> values, String holder) {
        List<Reservation> held = find(kind, scope, values);
        held.stream().filter(one -> !one.holder().equals(holder)).findFirst().ifPresent(taken -> {
            throw new Refused(Refused.Why.CONFLICT, taken.value() + " is taken by " + taken.holder() + ".");
        });
        Set<String> own = held.stream().map(Reservation::value).collect(Collectors.toSet());
        values.stream()
                .filter(value -> !own.contains(value))
                .forEach(value -> em.persist(new Reservation(kind, scope, value, holder)));
        em.flush();
    }

    /** The same of one value. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String kind, String scope, String value, String holder) {
        take(kind, scope, List.of(value), holder);
    }

    /** Gives values back; one that nobody holds is no error. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String kind, String scope, Collection<String> values) {
        find(kind, scope, values).forEach(em::remove);
        em.flush();
    }

    /** The same of one value. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String kind, String scope, String value) {
        release(kind, scope, List.of(value));
    }

    /** Who holds it, if anybody does. */
    @Transactional
    public Optional<String> holder(String kind, String scope, String value) {
        return find(kind, scope, List.of(value)).stream().findFirst().map(Reservation::holder);
    }

    /** What was taken of a server's own: its ports, the VMIDs on it. A sentence for each holder. */
    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        Map<String, List<Reservation>> held = em.createQuery(
                        "select r from Reservation r where r.scope = :scope order by r.kind, r.id", Reservation.class)
                .setParameter("scope", new Target("server", serverId, "").key())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        reservation -> reservation.holder(), LinkedHashMap::new, Collectors.toList()));
        return held.entrySet().stream()
                .map(entry -> entry.getValue().get(0) + taken(entry.getValue().size() - 1) + entry.getKey() + ".")
                .toList();
    }

    private static String taken(int more) {
        return more == 0 ? " is taken by " : " and " + more + " more are taken by ";
    }

    private List<Reservation> find(String kind, String scope, Collection<String> values) {
        return em.createQuery(
                        "select r from Reservation r where r.kind = :kind and r.scope = :scope and r.value in :values",
                        Reservation.class)
                .setParameter("kind", kind)
                .setParameter("scope", scope)
                .setParameter("values", values)
                .getResultList();
    }
}
