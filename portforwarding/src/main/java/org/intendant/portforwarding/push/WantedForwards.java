package org.intendant.portforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.PortForwardRows;
import org.intendant.portforwarding.forwards.PortForwardRules;
import org.intendant.servers.Server;

/** What shall be forwarded, from the database alone. Guests that moved or lost their address since are told. */
@ApplicationScoped
class WantedForwards {

    @PersistenceContext
    EntityManager em;

    @Inject
    PortForwardRows rows;

    @Transactional
    Wanted on(long serverId) {
        Server hypervisor = em.find(Server.class, serverId);
        if (hypervisor == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such server, or you may not see it.");
        }
        List<Wanted.Item> items = rows.of(serverId).stream()
                .filter(PortForward::isEnabled)
                .map(forward -> item(forward, hypervisor))
                .toList();
        return new Wanted(
                hypervisor.name(),
                hypervisor.ssh().host(),
                hypervisor.addresses(),
                hypervisor.hypervisor().externalInterface(),
                PortForwardRules.networks(hypervisor),
                rows.adopted(serverId),
                items);
    }

    /** Guests of a hypervisor, as rules lead to them. */
    @Transactional
    List<ChangedByHand.Guest> guests(long hypervisorId) {
        return rows.guests(hypervisorId).stream()
                .map(guest -> new ChangedByHand.Guest(
                        guest.id(),
                        guest.name(),
                        guest.addresses().internalIpv4(),
                        Forwarded.address6(guest.addresses())))
                .toList();
    }

    private Wanted.Item item(PortForward forward, Server hypervisor) {
        Server guest = em.find(Server.class, forward.guestId());
        Forwarded leads = Forwarded.of(forward, guest.name(), guest.addresses());
        String amiss = PortForwardRules.amiss(guest, hypervisor);
        boolean nowhere = amiss.isEmpty() && !leads.leads(false) && !leads.leads(true);
        return new Wanted.Item(
                forward,
                leads,
                nowhere ? guest.name() + " has no internal address of the kind that this forward needs." : amiss);
    }
}
