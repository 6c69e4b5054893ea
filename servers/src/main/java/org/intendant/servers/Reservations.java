package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
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
     * Takes a value for a holder; taking it again by the same holder changes nothing.
     *
     * @param kind what it is: {@code port/tcp}
     * @param scope where it exists once: {@code server:12}
     * @param holder who has it, as people read it: {@code the port forwarding of web1}
     * @throws Refused as a conflict that names the holder
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(String kind, String scope, String value, String holder) {
        Optional<Reservation> held = find(kind, scope, value);
        if (held.isPresent() && !held.get().holder().equals(holder)) {
            throw new Refused(
                    Refused.Why.CONFLICT, value + " is taken by " + held.get().holder() + ".");
        }
        if (held.isEmpty()) {
            em.persist(new Reservation(kind, scope, value, holder));
            em.flush();
        }
    }

    /** Gives a value back; one that nobody holds is no error. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String kind, String scope, String value) {
        find(kind, scope, value).ifPresent(em::remove);
    }

    /** Who holds it, if anybody does. */
    @Transactional
    public Optional<String> holder(String kind, String scope, String value) {
        return find(kind, scope, value).map(Reservation::holder);
    }

    /** What was taken of a server's own: its ports, the VMIDs on it. */
    @Override
    @Transactional
    public List<String> dependents(long serverId) {
        return em.createQuery(
                        "select r from Reservation r where r.scope = :scope order by r.kind, r.value",
                        Reservation.class)
                .setParameter("scope", new Target("server", serverId, "").key())
                .getResultStream()
                .map(reservation -> reservation + " is taken by " + reservation.holder() + ".")
                .toList();
    }

    private Optional<Reservation> find(String kind, String scope, String value) {
        return em.createQuery(
                        "select r from Reservation r where r.kind = :kind and r.scope = :scope and r.value = :value",
                        Reservation.class)
                .setParameter("kind", kind)
                .setParameter("scope", scope)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }
}
