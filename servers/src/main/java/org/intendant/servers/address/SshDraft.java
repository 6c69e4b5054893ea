package org.intendant.servers.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a server shall be reached, as somebody typed it. */
public class SshDraft {
    /** Account to sign in with; empty for root. */
    private String user = "";

    /** Name or IP address. */
    private String host = "";

    /** 1 to 65535; null for 22. */
    private @Nullable Integer port;

    /** Primary key of the server in between, or null. */
    private @Nullable Long jumpId;

    public String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user == null ? "" : user;
    }

    public String getHost() {
        return host;
    }

    public void setHost(@Nullable String host) {
        this.host = host == null ? "" : host;
    }

    public @Nullable Integer getPort() {
        return port;
    }

    public void setPort(@Nullable Integer port) {
        this.port = port;
    }

    public @Nullable Long getJumpId() {
        return jumpId;
    }

    public void setJumpId(@Nullable Long jumpId) {
        this.jumpId = jumpId;
    }

    public static SshDraft of(@Nullable SshAddress address) {
        SshDraft draft = new SshDraft();
        if (address != null) {
            draft.user = address.user();
            draft.host = address.host();
            draft.port = address.port();
            draft.jumpId = address.jumpId();
        }
        return draft;
    }

    public SshAddress toAddress(String field) {
        return SshAddress.of(field, user, host, port, jumpId);
    }

    /** The same, or empty where nothing was typed. */
    public Optional<SshAddress> toOptionalAddress(String field) {
        return host.isBlank() && user.isBlank() && port == null && jumpId == null
                ? Optional.empty()
                : Optional.of(toAddress(field));
    }
}
