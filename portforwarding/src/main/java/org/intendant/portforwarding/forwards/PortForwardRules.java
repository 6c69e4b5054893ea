package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Faults;
import org.jspecify.annotations.Nullable;

/** What one forward must respect because of its hypervisor, its guest and the others. */
@ApplicationScoped
public class PortForwardRules {

    @Inject
    Servers servers;

    @Inject
    PortForwardRows rows;

    @Inject
    CurrentActor actor;

    /** @throws Refused in {@code hypervisorId} when there is none that the caller may see, or it runs no guests */
    Server hypervisor(@Nullable Long id) {
        if (id == null) {
            throw new Refused("hypervisorId", "Choose the hypervisor.");
        }
        Server server = servers.find(id)
                .orElseThrow(() -> new Refused("hypervisorId", "There is no such server, or you may not see it."));
        if (!server.has(ServerRole.HYPERVISOR)) {
            throw new Refused(
                    "hypervisorId",
                    server.name() + " runs no guests. Give it the role Hypervisor on its own page first.");
        }
        return server;
    }

    /** @throws Refused in {@code guestId} */
    Server guest(@Nullable Long id, Server hypervisor) {
        if (id == null) {
            throw new Refused("guestId", "Choose the guest.");
        }
        Server guest = servers.find(id)
                .orElseThrow(() -> new Refused("guestId", "There is no such server, or you may not see it."));
        String amiss = amiss(guest, hypervisor);
        if (!amiss.isEmpty()) {
            throw new Refused("guestId", amiss);
        }
        return guest;
    }

    /** Why nothing of the hypervisor can lead to this server; empty where it can. */
    public static String amiss(Server guest, Server hypervisor) {
        if (!Long.valueOf(hypervisor.id()).equals(guest.hypervisorId())) {
            return guest.name() + " is no guest of " + hypervisor.name() + ".";
        }
        return guest.addresses().internalIpv4().isEmpty()
                        && guest.addresses().internalIpv6().isEmpty()
                ? guest.name() + " has no internal address. Give it one on its own page first."
                : "";
    }

    /**
     * Refuses what cannot be together with its guest, the others of the hypervisor, and what that does itself.
     *
     * @param self primary key of the forward that becomes this, or 0
     * @param forceName what somebody typed to forward a port on which the hypervisor listens
     */
    void check(PortForward wanted, Server hypervisor, Server guest, long self, String forceName) {
        Faults faults = new Faults();
        faults.check(
                wanted.publicAddress().isEmpty()
                        || has(guest, wanted.publicAddress().contains(":")),
                "publicAddress",
                guest.name() + " has no internal address of this kind, so nothing can lead there from it.");
        faults.check(
                wanted.sources().isEmpty() || wanted.sources().stream().anyMatch(source -> has(guest, source.isV6())),
                "sources",
                guest.name() + " has no internal address of this kind, so none of these could reach it.");
        faults.take(() -> free(wanted.open(), hypervisor, self));
        faults.refuseIfAny();
        listening(wanted, hypervisor)
                .ifPresentOrElse(
                        listener -> mayTakeIt(wanted, listener, hypervisor, forceName), () -> wanted.isForced(false));
    }

    /** @throws Refused in {@code publicPorts} when another forward of the hypervisor holds one of the ports */
    OpenPorts free(OpenPorts wanted, Server hypervisor, long self) {
        rows.holding(wanted, self).stream().findFirst().ifPresent(other -> {
            throw new Refused(
                    "publicPorts",
                    other.name() + " of " + hypervisor.name() + " leads to " + name(other.guestId())
                            + " already. A port leads to one guest.");
        });
        return wanted;
    }

    /** The same of what is typed so far, where the guest is not chosen yet; what is wrong in itself is refused elsewhere. */
    void free(PortForwardDraft draft, Server hypervisor, Faults faults, long self) {
        Faults typed = new Faults();
        Protocol protocol = typed.take(() -> Protocol.of(draft.getProtocol()));
        Ports ports = typed.take(() -> Ports.of(draft.getPublicPorts()));
        String address = typed.take(() -> PublicAddress.of(draft.getPublicAddress()));
        if (protocol != null && ports != null && address != null) {
            faults.take(() -> free(new OpenPorts(hypervisor.id(), protocol, ports, address), hypervisor, self));
        }
    }

    private static boolean has(Server guest, boolean v6) {
        return !(v6 ? guest.addresses().internalIpv6() : guest.addresses().internalIpv4()).isEmpty();
    }

    private String name(long guestId) {
        return servers.find(guestId).map(Server::name).orElse("another guest");
    }

    /** What listens there itself, as far as the hypervisor was read; SSH is known without. */
    private Optional<Listener> listening(PortForward wanted, Server hypervisor) {
        List<Cidr> networks = networks(hypervisor);
        Stream<Listener> known = rows.host(hypervisor.id()).stream().flatMap(host -> host.listening().stream());
        Listener ssh = new Listener(Protocol.TCP, "*", hypervisor.ssh().port(), "sshd");
        return Stream.concat(Stream.of(ssh), known)
                .filter(listener -> listener.losesTo(wanted, networks))
                .findFirst();
    }

    /** The networks of the hypervisor's guests. */
    public static List<Cidr> networks(Server hypervisor) {
        return hypervisor.hypervisor().networks().stream().map(Cidr::known).toList();
    }

    private void mayTakeIt(PortForward wanted, Listener listener, Server hypervisor, String forceName) {
        if (wanted.isForced()) {
            return;
        }
        String sentence = listener.words() + " of " + hypervisor.name() + " itself, and would hear nothing more.";
        if (!actor.get().may(Permission.FORCE_FORWARDS)) {
            throw new Refused(
                    "publicPorts", sentence + " Choose another port; only an administrator may take this one.");
        }
        if (forceName.isBlank()) {
            throw new Refused(
                    "publicPorts",
                    sentence + " Choose another port, or type the name " + hypervisor.name()
                            + " below to take it all the same.");
        }
        if (!hypervisor.name().equals(forceName.strip())) {
            throw new Refused("forceName", "Type the name " + hypervisor.name() + " to take the port all the same.");
        }
        wanted.isForced(true);
    }
}
