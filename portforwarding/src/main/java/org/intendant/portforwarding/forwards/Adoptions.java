package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Reason;
import org.intendant.portforwarding.forwards.ForeignForward.Meaning;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/**
 * Forwards that others made, taken over: what a rule forwards becomes wanted, and the next plan brings it and takes out exactly
 * that rule. It stays out also when its forward is removed later; wanting an earlier version of the rules again puts it back.
 */
@ApplicationScoped
public class Adoptions {

    @PersistenceContext
    EntityManager em;

    @Inject
    PortForwards forwards;

    @Inject
    PortForwardRows rows;

    @Inject
    Servers servers;

    @Inject
    Audit audit;

    /**
     * Wants what a rule forwards.
     *
     * @param rule as {@link ForeignForward#rule}, as the hypervisor was last read to have it
     * @return a forward for each port or range of it
     * @throws Refused naming what cannot be expressed, or as a conflict where there is no such rule, or it is adopted already
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<PortForward> adopt(long hypervisorId, String rule) {
        Server hypervisor = servers.get(hypervisorId);
        ForeignForward foreign = forwards.host(hypervisorId).stream()
                .flatMap(host -> host.foreign().stream())
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(
                                Refused.Why.CONFLICT,
                                hypervisor.name()
                                        + " was read to have no such rule, or not any more. Review its plan to read it again."));
        Meaning meaning = foreign.meaning();
        if (meaning == null || !foreign.never().isEmpty()) {
            throw new Refused("rule", foreign.never());
        }
        if (rows.adopted(hypervisorId).contains(rule)) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "This rule of " + hypervisor.name() + " is adopted already. Its plan takes it out.");
        }
        mustBeOutside(meaning, hypervisor);
        Server guest = guest(meaning, hypervisor);
        List<PortForward> added = meaning.ports().stream()
                .map(ports -> add(ports, meaning, hypervisor, guest))
                .toList();
        em.persist(new AdoptedRule(hypervisorId, rule));
        audit.record(
                "forward.adopt",
                hypervisor.target().key(),
                String.join(", ", added.stream().map(PortForward::name).toList()) + " of " + hypervisor.name(),
                "rule of others: " + rule,
                "");
        return added;
    }

    private static void mustBeOutside(Meaning meaning, Server hypervisor) {
        String outside = hypervisor.hypervisor().externalInterface();
        if (!meaning.outside().isEmpty() && !meaning.outside().equals(outside)) {
            throw new Refused(
                    "rule",
                    "This rule is open over " + meaning.outside() + " alone, and "
                            + (outside.isEmpty()
                                    ? hypervisor.name()
                                            + " does not say which interface leads outside. If it is this one, say so"
                                            + " on its own page first."
                                    : "the interface of " + hypervisor.name() + " towards the outside is " + outside
                                            + ". A forward cannot say that."));
        }
    }

    private Server guest(Meaning meaning, Server hypervisor) {
        return rows.guests(hypervisor.id()).stream()
                .filter(guest -> meaning.target().equals(guest.addresses().internalIpv4())
                        || (!guest.addresses().internalIpv6().isEmpty()
                                && meaning.target()
                                        .equals(Cidr.known(guest.addresses().internalIpv6())
                                                .address())))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "rule",
                        "No guest of " + hypervisor.name() + " has the internal address " + meaning.target()
                                + ". Add the guest, or its address on its own page, first."));
    }

    private PortForward add(String ports, Meaning meaning, Server hypervisor, Server guest) {
        PortForwardDraft draft = new PortForwardDraft();
        draft.setHypervisorId(hypervisor.id());
        draft.setGuestId(guest.id());
        draft.setProtocol(meaning.protocol());
        draft.setPublicPorts(ports);
        draft.setGuestPort(meaning.guestPort());
        draft.setPublicAddress(meaning.publicAddress());
        draft.setSources(meaning.sources());
        draft.setComment(meaning.comment());
        try {
            return forwards.add(draft);
        } catch (Refused refused) {
            throw new Refused(
                    refused.why(),
                    refused.reasons().stream()
                            .map(reason ->
                                    new Reason("rule", ports + "/" + meaning.protocol() + ": " + reason.sentence()))
                            .toList());
        }
    }
}
