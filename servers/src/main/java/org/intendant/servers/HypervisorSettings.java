package org.intendant.servers;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** What a hypervisor needs to know for its guests. */
@Embeddable
public class HypervisorSettings {
    @Column(name = "external_interface")
    private String externalInterface = "";

    @Column(name = "node_name")
    private String nodeName = "";

    @ElementCollection
    @CollectionTable(name = "server_network", joinColumns = @JoinColumn(name = "server_id"))
    @Column(name = "cidr")
    private Set<String> networks = new HashSet<>();

    @Column(name = "proxy_guest_id")
    private @Nullable Long proxyId;

    @Column(name = "database_guest_id")
    private @Nullable Long databaseId;

    @Column(name = "guests_public_name")
    private String guestsPublicName = "";

    @Column(name = "guests_domain")
    private String guestsDomain = "";

    protected HypervisorSettings() {}

    HypervisorSettings(HypervisorDraft draft) {
        Faults faults = new Faults();
        faults.take(() ->
                externalInterface = Text.interfaceName("hypervisor.externalInterface", draft.getExternalInterface()));
        faults.take(() -> nodeName = optionalName("hypervisor.nodeName", draft.getNodeName(), "pve1"));
        faults.take(() -> networks = ServerLists.networks(draft));
        faults.take(() -> guestsPublicName =
                optionalName("hypervisor.guestsPublicName", draft.getGuestsPublicName(), "pve1.example.org"));
        faults.take(() ->
                guestsDomain = optionalName("hypervisor.guestsDomain", draft.getGuestsDomain(), "vm.example.org"));
        faults.refuseIfAny();
        proxyId = draft.getProxyId();
        databaseId = draft.getDatabaseId();
    }

    /** Knows the same as the other from now on. */
    void become(HypervisorSettings other) {
        externalInterface = other.externalInterface;
        nodeName = other.nodeName;
        networks = ServerLists.replaced(networks, other.networks);
        proxyId = other.proxyId;
        databaseId = other.databaseId;
        guestsPublicName = other.guestsPublicName;
        guestsDomain = other.guestsDomain;
    }

    private static String optionalName(String field, @Nullable String text, String example) {
        return Text.blank(text) ? "" : Text.name(field, text, example);
    }

    /** Towards the outside: {@code vmbr0}. */
    public String externalInterface() {
        return externalInterface;
    }

    /** Its name in the cluster. */
    public String nodeName() {
        return nodeName;
    }

    /** Internal networks in CIDR form, v4 and v6. */
    public List<String> networks() {
        return networks.stream().sorted().toList();
    }

    /** The guest that forwards host names, or null. */
    public @Nullable Long proxyId() {
        return proxyId;
    }

    /** The guest that holds databases, or null. */
    public @Nullable Long databaseId() {
        return databaseId;
    }

    /** The name in the SSH addresses of its guests as seen from outside. */
    public String guestsPublicName() {
        return guestsPublicName;
    }

    /** What the names of new guests end with. */
    public String guestsDomain() {
        return guestsDomain;
    }
}
