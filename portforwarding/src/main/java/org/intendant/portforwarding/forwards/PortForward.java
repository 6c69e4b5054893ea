package org.intendant.portforwarding.forwards;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** Public ports of a hypervisor that shall lead to a guest. */
@Entity
@Table(name = "port_forward")
public class PortForward {

    private static final int MOST_SOURCES = 50;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Column(name = "hypervisor_id")
    private long hypervisorId;

    @Column(name = "guest_id")
    private long guestId;

    @Enumerated(EnumType.STRING)
    private Protocol protocol = Protocol.TCP;

    @Column(name = "first_port")
    private int firstPort = 1;

    @Column(name = "last_port")
    private int lastPort = 1;

    @Column(name = "guest_port")
    private int guestPort;

    @Column(name = "public_address")
    private String publicAddress = "";

    private String sources = "";
    private String comment = "";
    private boolean enabled;
    private boolean forced;

    protected PortForward() {}

    /** @throws Refused naming every field that is wrong */
    PortForward(PortForwardDraft draft) {
        Long of = draft.getHypervisorId();
        if (of == null) {
            throw new Refused("hypervisorId", "Choose the hypervisor.");
        }
        hypervisorId = of;
        change(draft);
    }

    /**
     * Takes over everything that the draft says but the hypervisor.
     *
     * @throws Refused naming every field that is wrong; it is then as before
     */
    final void change(PortForwardDraft draft) {
        Faults faults = new Faults();
        Long guest = draft.getGuestId();
        faults.check(guest != null, "guestId", "Choose the guest.");
        faults.check(
                Long.valueOf(hypervisorId).equals(draft.getHypervisorId()),
                "hypervisorId",
                "A forward stays on its hypervisor. Add another one there.");
        Protocol spoken = faults.take(() -> Protocol.of(draft.getProtocol()));
        Ports ports = faults.take(() -> Ports.of(draft.getPublicPorts()));
        Integer target = ports == null ? null : faults.take(() -> guestPort(draft.getGuestPort(), ports));
        String address = faults.take(() -> PublicAddress.of(draft.getPublicAddress()));
        String from = faults.take(() -> sources(draft.getSources()));
        String words = faults.take(() -> Text.line("comment", draft.getComment(), 200));
        faults.refuseIfAny();

        guestId = requireNonNull(guest);
        forced &= protocol == requireNonNull(spoken) && ports().equals(ports);
        protocol = spoken;
        firstPort = requireNonNull(ports).first();
        lastPort = ports.last();
        guestPort = requireNonNull(target);
        publicAddress = requireNonNull(address);
        sources = requireNonNull(from);
        comment = requireNonNull(words);
        enabled = draft.isEnabled();
    }

    private static int guestPort(String typed, Ports ports) {
        if (Text.blank(typed)) {
            return ports.first();
        }
        if (!typed.strip().matches("[0-9]{1,5}")) {
            throw new Refused("guestPort", "Give one port of the guest, for example 80; a range goes on from there.");
        }
        try {
            return ports.from(Integer.parseInt(typed.strip())).first();
        } catch (Refused wrong) {
            throw new Refused("guestPort", "Ports of the guest lie between 1 and 65535, the last of a range too.");
        }
    }

    private static String sources(String typed) {
        List<Cidr> networks = Cidr.widest(Stream.of(typed.strip().split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Cidr.of("sources", word))
                .toList());
        if (networks.size() > MOST_SOURCES) {
            throw new Refused("sources", "Give at most " + MOST_SOURCES + " networks.");
        }
        if (networks.stream().anyMatch(network -> network.prefix() == 0)) {
            throw new Refused("sources", "Leave it empty where everybody may use it.");
        }
        return networks.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    /** Whether that one is forced as long as this is: it takes the same ports. */
    boolean keepsForce(PortForward other) {
        return forced && protocol == other.protocol && ports().equals(other.ports());
    }

    /** An administrator said so, and typed the hypervisor's name, or it needs no such word any more. */
    void isForced(boolean said) {
        forced = said;
    }

    /** What the audit trail shows of it. */
    String describe(String hypervisor, String guest) {
        return String.join(
                "\n",
                "hypervisor: " + hypervisor,
                "guest: " + guest,
                "public: " + ports() + "/" + protocol.word() + (publicAddress.isEmpty() ? "" : " at " + publicAddress),
                "guest ports: " + guestPorts(),
                "sources: " + (sources.isEmpty() ? "everybody" : sources),
                "comment: " + comment,
                "enabled: " + (enabled ? "yes" : "no"),
                "forced: " + (forced ? "yes" : "no"));
    }

    /** As sentences name it: {@code 8080/tcp}. */
    public String name() {
        return ports() + "/" + protocol.word() + (publicAddress.isEmpty() ? "" : " at " + publicAddress);
    }

    OpenPorts open() {
        return new OpenPorts(hypervisorId, protocol, ports(), publicAddress);
    }

    /** Whether a connection from here can show that it works. */
    public boolean isTestable() {
        return enabled && protocol == Protocol.TCP && sources.isEmpty();
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public int version() {
        return version;
    }

    public long hypervisorId() {
        return hypervisorId;
    }

    public long guestId() {
        return guestId;
    }

    public Protocol protocol() {
        return protocol;
    }

    public Ports ports() {
        return new Ports(firstPort, lastPort);
    }

    public Ports guestPorts() {
        return ports().from(guestPort);
    }

    /** The only address of the hypervisor at which it is open; empty for all. */
    public String publicAddress() {
        return publicAddress;
    }

    /** From where alone it may be used; empty for everybody. */
    public List<Cidr> sources() {
        return sources.isEmpty()
                ? List.of()
                : Stream.of(sources.split(", ", -1)).map(Cidr::known).toList();
    }

    String sourcesText() {
        return sources;
    }

    public String comment() {
        return comment;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Whether the hypervisor itself may listen on one of these ports, which it then does in vain. */
    public boolean isForced() {
        return forced;
    }
}
