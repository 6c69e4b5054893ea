package org.intendant.hostforwarding.names;

import org.jspecify.annotations.Nullable;

/** A rule as somebody typed it: host names that lead to a guest. */
public class HostNameDraft {
    /** The version that was read, for a change. */
    private int version;

    /** Primary key of the proxy; another one is refused in a change. */
    private @Nullable Long proxyId;

    /** Host names with commas or blanks between them; {@code *.example.org} for all below one. */
    private String domains = "";

    /** Where the proxy listens; empty for 443, or 80 without HTTPS. */
    private String port = "";

    /** What paths begin with: {@code /}, {@code /shop}. */
    private String basePath = "/";

    /** Primary key of the guest. */
    private @Nullable Long guestId;

    /** Where the guest listens, without HTTPS. */
    private String guestPort = "80";

    /** What takes the base path's place at the guest. */
    private String guestPath = "/";

    /** What it is for, in one line. */
    private String comment = "";

    /** Whether it shall be on the host. */
    private boolean enabled = true;

    /** How it speaks HTTPS. */
    private HttpsDraft https = new HttpsDraft();

    /** What is done with requests on their way. */
    private OptionsDraft options = new OptionsDraft();

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public @Nullable Long getProxyId() {
        return proxyId;
    }

    public void setProxyId(@Nullable Long proxyId) {
        this.proxyId = proxyId;
    }

    public String getDomains() {
        return domains;
    }

    public void setDomains(@Nullable String domains) {
        this.domains = domains == null ? "" : domains;
    }

    public String getPort() {
        return port;
    }

    public void setPort(@Nullable String port) {
        this.port = port == null ? "" : port;
    }

    public String getBasePath() {
        return basePath;
    }

    public void setBasePath(@Nullable String basePath) {
        this.basePath = basePath == null ? "" : basePath;
    }

    public @Nullable Long getGuestId() {
        return guestId;
    }

    public void setGuestId(@Nullable Long guestId) {
        this.guestId = guestId;
    }

    public String getGuestPort() {
        return guestPort;
    }

    public void setGuestPort(@Nullable String guestPort) {
        this.guestPort = guestPort == null ? "" : guestPort;
    }

    public String getGuestPath() {
        return guestPath;
    }

    public void setGuestPath(@Nullable String guestPath) {
        this.guestPath = guestPath == null ? "" : guestPath;
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

    public HttpsDraft getHttps() {
        return https;
    }

    public void setHttps(@Nullable HttpsDraft https) {
        this.https = https == null ? new HttpsDraft() : https;
    }

    public OptionsDraft getOptions() {
        return options;
    }

    public void setOptions(@Nullable OptionsDraft options) {
        this.options = options == null ? new OptionsDraft() : options;
    }
}
