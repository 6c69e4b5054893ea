package org.intendant.servers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hypervisor knows for its guests, as somebody typed it. */
public class HypervisorDraft {
    /** Towards the outside, as in {@code vmbr0}. */
    private String externalInterface = "";

    /** Its name in the cluster. */
    private String nodeName = "";

    /** Internal networks in CIDR form, v4 and v6. */
    private List<String> networks = new ArrayList<>();

    /** The guest that forwards host names. */
    private @Nullable Long proxyId;

    /** The guest that holds databases. */
    private @Nullable Long databaseId;

    /** The name in guests' SSH addresses as seen from outside. */
    private String guestsPublicName = "";

    /** What the names of new guests end with. */
    private String guestsDomain = "";

    public String getExternalInterface() {
        return externalInterface;
    }

    public void setExternalInterface(@Nullable String externalInterface) {
        this.externalInterface = externalInterface == null ? "" : externalInterface;
    }

    public String getNodeName() {
        return nodeName;
    }

    public void setNodeName(@Nullable String nodeName) {
        this.nodeName = nodeName == null ? "" : nodeName;
    }

    public List<String> getNetworks() {
        return networks;
    }

    public void setNetworks(List<String> networks) {
        this.networks = new ArrayList<>(networks);
    }

    public @Nullable Long getProxyId() {
        return proxyId;
    }

    public void setProxyId(@Nullable Long proxyId) {
        this.proxyId = proxyId;
    }

    public @Nullable Long getDatabaseId() {
        return databaseId;
    }

    public void setDatabaseId(@Nullable Long databaseId) {
        this.databaseId = databaseId;
    }

    public String getGuestsPublicName() {
        return guestsPublicName;
    }

    public void setGuestsPublicName(@Nullable String guestsPublicName) {
        this.guestsPublicName = guestsPublicName == null ? "" : guestsPublicName;
    }

    public String getGuestsDomain() {
        return guestsDomain;
    }

    public void setGuestsDomain(@Nullable String guestsDomain) {
        this.guestsDomain = guestsDomain == null ? "" : guestsDomain;
    }

    static HypervisorDraft of(HypervisorSettings settings) {
        HypervisorDraft draft = new HypervisorDraft();
        draft.externalInterface = settings.externalInterface();
        draft.nodeName = settings.nodeName();
        draft.networks = new ArrayList<>(settings.networks());
        draft.proxyId = settings.proxyId();
        draft.databaseId = settings.databaseId();
        draft.guestsPublicName = settings.guestsPublicName();
        draft.guestsDomain = settings.guestsDomain();
        return draft;
    }
}
