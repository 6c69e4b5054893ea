package org.intendant.portforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intendant.hosts.HostReading;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Target;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.PortForwardRows;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.portforwarding.forwards.Protocol;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.path.Finding;
import org.intendant.servers.path.GuestHops;
import org.intendant.servers.path.Hop;
import org.intendant.servers.path.Looks;
import org.intendant.servers.path.PathProbe;
import org.intendant.servers.path.ServedPath;
import org.intendant.servers.path.Stage;

/**
 * The way through a hypervisor: whether the rule is loaded and its packets are let through; for what guests serve themselves, too,
 * where it comes through a forwarded port.
 */
@ApplicationScoped
class PortPathProbe implements PathProbe {

    @Inject
    PortForwards forwards;

    @Inject
    PortForwardRows rows;

    @Inject
    WantedForwards wanted;

    @Inject
    ServerHosts hosts;

    @Inject
    GuestHops guests;

    @Override
    public String type() {
        return PortForwards.PATH;
    }

    @Override
    public ServedPath path(long id) {
        forwards.get(id);
        return served(rows.find(id).orElseThrow());
    }

    @Override
    public List<ServedPath> through(long serverId) {
        return rows.through(serverId).stream()
                .filter(PortForward::isEnabled)
                .map(this::served)
                .toList();
    }

    ServedPath served(PortForward forward) {
        Target hypervisor = target(forward.hypervisorId());
        return new ServedPath(
                type(),
                forward.id(),
                forward.name() + " of " + hypervisor.name(),
                hypervisor,
                forward.protocol().word(),
                forward.ports().first());
    }

    private Target target(long serverId) {
        return new Target("server", serverId, hosts.address(serverId).name());
    }

    @Override
    public List<Hop> hops(ServedPath path, Looks looks) {
        if (path.type().equals(type())) {
            return rows.find(path.id())
                    .map(forward -> Stream.of(ofRule(forward, looks), toGuest(forward, looks), answer(forward, looks))
                            .flatMap(List::stream)
                            .toList())
                    .orElse(List.of());
        }
        return leadingTo(path).map(forward -> ofRule(forward, looks)).orElse(List.of());
    }

    /** The forward by which a guest's own port is reached; of several one that is on, and the same port outside. */
    private Optional<PortForward> leadingTo(ServedPath path) {
        return rows.through(path.server().id()).stream()
                .filter(forward -> forward.guestId() == path.server().id()
                        && forward.protocol().word().equals(path.protocol())
                        && forward.guestPorts().contains(path.port()))
                .min(Comparator.comparing((PortForward forward) -> !forward.isEnabled())
                        .thenComparing(forward -> forward.ports().first() != path.port()));
    }

    private List<Hop> ofRule(PortForward forward, Looks looks) {
        String hypervisor = hosts.address(forward.hypervisorId()).name();
        return List.of(
                new Hop(Stage.HYPERVISOR, hypervisor, () -> reached(forward, looks)),
                new Hop(Stage.NAT_RULE, hypervisor, () -> rule(forward, looks)),
                new Hop(Stage.FORWARD_CHAIN, hypervisor, () -> chain(forward, looks)));
    }

    /** Traffic may pass where SSH does not: then a connection tells. */
    private Finding reached(PortForward forward, Looks looks) {
        try {
            reading(forward.hypervisorId(), looks);
            return Finding.passable("It answers Intendant.");
        } catch (HostUnreachable away) {
            Wanted all = wanted.on(forward.hypervisorId());
            boolean answers = forward.isTestable()
                    && item(all, forward)
                            .filter(item -> PortAnswer.of(item, new PortAddresses(all, List.of()).of(item.leads()))
                                    .answered())
                            .isPresent();
            return answers
                    ? Finding.unknown("Connections come through, yet nobody could look: " + away.getMessage())
                    : Finding.broken(
                            all.host() + " does not answer. Is it running?", String.valueOf(away.getMessage()));
        }
    }

    private Finding rule(PortForward forward, Looks looks) {
        Wanted all = wanted.on(forward.hypervisorId());
        Optional<Wanted.Item> item = item(all, forward);
        if (item.isEmpty()) {
            return Finding.broken(
                    forward.name() + " is turned off. Turn it on, and apply the plan of " + all.host() + ".", "");
        }
        if (!item.get().amiss().isEmpty()) {
            return Finding.broken("It cannot lead anywhere: " + item.get().amiss(), "");
        }
        NatReading read = reading(forward.hypervisorId(), looks);
        Forwarded leads = item.get().leads();
        boolean v6 = !leads.leads(false);
        if (!read.isLoaded(leads)) {
            return Finding.broken(
                    all.host() + " has not loaded the rule that forwards " + forward.name()
                            + ". Review its plan and apply it.",
                    read.loaded().isEmpty() ? "There is no table " + NatFiles.TABLE + "." : read.loaded());
        }
        if (!read.forwards(v6)) {
            return Finding.broken(
                    "The kernel of " + all.host() + " forwards nothing: "
                            + (v6 ? "net.ipv6.conf.all.forwarding" : "net.ipv4.ip_forward")
                            + " is 0. Review the plan of " + all.host() + " and apply it.",
                    "");
        }
        return Finding.passable(
                all.host() + " has loaded the rule that forwards " + forward.name() + " to " + leads.guest() + ".");
    }

    private Finding chain(PortForward forward, Looks looks) {
        Wanted all = wanted.on(forward.hypervisorId());
        List<Forwarded> leads =
                item(all, forward).map(Wanted.Item::leads).stream().toList();
        List<String> dropped =
                new ForeignDrops(reading(forward.hypervisorId(), looks).ruleset(), all.outside()).of(leads);
        return dropped.isEmpty()
                ? Finding.passable("No rule of others on " + all.host() + " drops what is forwarded.")
                : Finding.broken(String.join(" ", dropped), "");
    }

    private List<Hop> toGuest(PortForward forward, Looks looks) {
        return item(wanted.on(forward.hypervisorId()), forward)
                .map(Wanted.Item::leads)
                .filter(leads -> leads.leads(false) || leads.leads(true))
                .map(leads -> guests.of(
                        new GuestHops.Service(
                                target(forward.hypervisorId()),
                                target(forward.guestId()),
                                leads.address(!leads.leads(false)),
                                leads.protocol().word(),
                                leads.guestPorts().first()),
                        looks))
                .orElse(List.of());
    }

    private List<Hop> answer(PortForward forward, Looks looks) {
        return List.of(new Hop(Stage.ANSWER, "Intendant", () -> answers(forward, looks)));
    }

    private Finding answers(PortForward forward, Looks looks) {
        Wanted all = wanted.on(forward.hypervisorId());
        Optional<Wanted.Item> item = item(all, forward);
        if (item.isEmpty() || !forward.isTestable()) {
            return Finding.unknown(
                    forward.protocol() == Protocol.UDP
                            ? "UDP answers nobody who has nothing to say: it cannot be tested from here."
                            : "It is open for some networks only: it cannot be tested from here.");
        }
        PortAddresses places =
                new PortAddresses(all, reading(forward.hypervisorId(), looks).addresses());
        PortAnswer answer = PortAnswer.of(item.get(), places.of(item.get().leads()));
        if (!answer.tried()) {
            return Finding.unknown("It was " + answer.said());
        }
        rows.tested(List.of(answer.kept()));
        return answer.answered()
                ? Finding.passable(answer.said())
                : Finding.broken(
                        "All is in order on the way, yet no connection comes from here. Look at what stands before "
                                + all.host() + ": a firewall, or the route to its address.",
                        answer.said());
    }

    private static Optional<Wanted.Item> item(Wanted all, PortForward forward) {
        return all.items().stream()
                .filter(item -> item.forward().id() == forward.id())
                .findFirst();
    }

    private NatReading reading(long hypervisorId, Looks looks) {
        Target hypervisor = target(hypervisorId);
        return looks.once(
                "nat " + hypervisorId,
                NatReading.class,
                () -> new NatReading(
                        hypervisor.name(),
                        HostReading.of(hosts.of(hypervisor), NatFiles.reading()).text()));
    }
}
