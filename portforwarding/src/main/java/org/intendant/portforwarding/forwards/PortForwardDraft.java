package org.intendant.portforwarding.forwards;

import org.jspecify.annotations.Nullable;

/** A forward as somebody typed it. */
public class PortForwardDraft {
    /** The version that was read, for a change. */
    private int version;

    /** Primary key of the hypervisor; another one is refused in a change. */
    private @Nullable Long hypervisorId;

    /** Primary key of the guest. */
    private @Nullable Long guestId;

    /** {@code tcp} or {@code udp}. */
    private String protocol = "tcp";

    /** A port, {@code 8080}, or up to 1,000, {@code 8000-8010}. */
    private String publicPorts = "";

    /** Where a range begins at the guest; empty for the same as the public one. */
    private String guestPort = "";

    /** Of several addresses of the hypervisor the one that is meant; empty for all. */
    private String publicAddress = "";

    /** Networks and addresses from which alone it may be used, with commas or blanks between them; empty for all. */
    private String sources = "";

    /** What it is for, in one line. */
    private String comment = "";

    /** Whether it shall be on the host. */
    private boolean enabled = true;

    /** The hypervisor's name, to forward a port on which it listens itself; empty for all others. */
    private String forceName = "";

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public @Nullable Long getHypervisorId() {
        return hypervisorId;
    }

    public void setHypervisorId(@Nullable Long hypervisorId) {
        this.hypervisorId = hypervisorId;
    }

    public @Nullable Long getGuestId() {
        return guestId;
    }

    public void setGuestId(@Nullable Long guestId) {
        this.guestId = guestId;
    }

    public String getProtocol() {
        return protocol;
    }

    public void setProtocol(@Nullable String protocol) {
        this.protocol = protocol == null ? "" : protocol;
    }

    public String getPublicPorts() {
        return publicPorts;
    }

    public void setPublicPorts(@Nullable String publicPorts) {
        this.publicPorts = publicPorts == null ? "" : publicPorts;
    }

    public String getGuestPort() {
        return guestPort;
    }

    public void setGuestPort(@Nullable String guestPort) {
        this.guestPort = guestPort == null ? "" : guestPort;
    }

    public String getPublicAddress() {
        return publicAddress;
    }

    public void setPublicAddress(@Nullable String publicAddress) {
        this.publicAddress = publicAddress == null ? "" : publicAddress;
    }

    public String getSources() {
        return sources;
    }

    public void setSources(@Nullable String sources) {
        this.sources = sources == null ? "" : sources;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment == null ? "" : comment;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getForceName() {
        return forceName;
    }

    public void setForceName(@Nullable String forceName) {
        this.forceName = forceName == null ? "" : forceName;
    }

    /** What the form of a change begins with. */
    public static PortForwardDraft of(PortForward forward) {
        PortForwardDraft draft = new PortForwardDraft();
        draft.version = forward.version();
        draft.hypervisorId = forward.hypervisorId();
        draft.guestId = forward.guestId();
        draft.protocol = forward.protocol().word();
        draft.publicPorts = forward.ports().toString();
        draft.guestPort = Integer.toString(forward.guestPorts().first());
        draft.publicAddress = forward.publicAddress();
        draft.sources = forward.sourcesText();
        draft.comment = forward.comment();
        draft.enabled = forward.isEnabled();
        return draft;
    }
}
