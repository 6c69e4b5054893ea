package org.intendant.notices.post;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The mail server as it is typed. Its password is never shown: nothing typed keeps it, unless there is no login. */
public class MailServerDraft implements Serializable {

    private int version;
    private String host = "";
    private @Nullable Integer port;
    private MailSecurity security = MailSecurity.STARTTLS;
    private String login = "";
    private @Nullable String password;
    private boolean passwordSet;
    private String sender = "";

    static MailServerDraft of(MailServer server) {
        MailServerDraft draft = new MailServerDraft();
        draft.version = server.version();
        draft.host = server.host();
        draft.port = server.port() == 0 ? null : server.port();
        draft.security = server.security();
        draft.login = server.login();
        draft.passwordSet = !server.passwordSealed().isEmpty();
        draft.sender = server.sender();
        return draft;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getHost() {
        return host;
    }

    public void setHost(@Nullable String host) {
        this.host = host == null ? "" : host;
    }

    /** Nothing means the usual one of the security. */
    public @Nullable Integer getPort() {
        return port;
    }

    public void setPort(@Nullable Integer port) {
        this.port = port;
    }

    public MailSecurity getSecurity() {
        return security;
    }

    public void setSecurity(@Nullable MailSecurity security) {
        this.security = security == null ? MailSecurity.STARTTLS : security;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    /** Always nothing: what is kept is not shown. */
    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** What was typed just now. */
    @Nullable
    String typedPassword() {
        return password;
    }

    public boolean isPasswordSet() {
        return passwordSet;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(@Nullable String sender) {
        this.sender = sender == null ? "" : sender;
    }
}
