package org.intendant.hostforwarding.names;

import org.jspecify.annotations.Nullable;

/** What a proxy does with requests on their way to a guest, as somebody typed it. */
public class OptionsDraft {
    /** Whether connections may become websockets. */
    private boolean websockets = true;

    /** The largest body of a request, in MiB; 0 for any. */
    private String bodyMegabytes = "100";

    /** Seconds after which a guest that takes no connection is given up. */
    private String connectSeconds = "5";

    /** Seconds without a byte after which a guest is given up. */
    private String answerSeconds = "60";

    /** Networks and addresses that alone may come, with commas or blanks between them; empty for everybody. */
    private String allowed = "";

    /** Who must say a password, a line each: {@code name:password}, or only the name to keep the password that it has. */
    private String logins = "";

    /** Headers for the guest, a line each: {@code Name: value}. */
    private String requestHeaders = "";

    /** Headers for whoever asks, likewise. */
    private String responseHeaders = "";

    /** Text of nginx for the server block of these names; administrators alone write it. */
    private String snippet = "";

    private Logins kept = Logins.known("");

    /** Takes passwords that nobody typed for names that were. */
    void keep(Logins hashes) {
        kept = hashes;
    }

    Logins kept() {
        return kept;
    }

    public boolean isWebsockets() {
        return websockets;
    }

    public void setWebsockets(boolean websockets) {
        this.websockets = websockets;
    }

    public String getBodyMegabytes() {
        return bodyMegabytes;
    }

    public void setBodyMegabytes(@Nullable String bodyMegabytes) {
        this.bodyMegabytes = bodyMegabytes == null ? "" : bodyMegabytes;
    }

    public String getConnectSeconds() {
        return connectSeconds;
    }

    public void setConnectSeconds(@Nullable String connectSeconds) {
        this.connectSeconds = connectSeconds == null ? "" : connectSeconds;
    }

    public String getAnswerSeconds() {
        return answerSeconds;
    }

    public void setAnswerSeconds(@Nullable String answerSeconds) {
        this.answerSeconds = answerSeconds == null ? "" : answerSeconds;
    }

    public String getAllowed() {
        return allowed;
    }

    public void setAllowed(@Nullable String allowed) {
        this.allowed = allowed == null ? "" : allowed;
    }

    public String getLogins() {
        return logins;
    }

    public void setLogins(@Nullable String logins) {
        this.logins = logins == null ? "" : logins;
    }

    public String getRequestHeaders() {
        return requestHeaders;
    }

    public void setRequestHeaders(@Nullable String requestHeaders) {
        this.requestHeaders = requestHeaders == null ? "" : requestHeaders;
    }

    public String getResponseHeaders() {
        return responseHeaders;
    }

    public void setResponseHeaders(@Nullable String responseHeaders) {
        this.responseHeaders = responseHeaders == null ? "" : responseHeaders;
    }

    public String getSnippet() {
        return snippet;
    }

    public void setSnippet(@Nullable String snippet) {
        this.snippet = snippet == null ? "" : snippet;
    }
}
