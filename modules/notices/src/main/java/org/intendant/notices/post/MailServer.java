package org.intendant.notices.post;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Set;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;

/** The server that takes our mail, and how we speak to it. One row; its password is sealed. */
@Entity
@Table(name = "notice_mail_server")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class MailServer {

    static final int ONE = 1;
    /** Where the sealed password stands. */
    static final String PLACE = "notice_mail_server:1:password_sealed";

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:.]{2,45}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cc}\\p{Cf}<>,;\"]{1,64}@[^\\s@\\p{Cc}\\p{Cf}<>,;\"]{1,189}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cf}]{0,254}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    @Id
    private int id = ONE;

    @Version
    private int version;

    private String host = "";
    private int port;

    @Enumerated(EnumType.STRING)
    private MailSecurity security = MailSecurity.STARTTLS;

    private String login = "";

    @Column(name = "password_sealed")
    private String passwordSealed = "";

    private String sender = "";

    protected MailServer() {}

    static MailServer fresh() {
        return new MailServer();
    }

    /**
     * Takes what was typed, but the password.
     *
     * @throws Refused naming the field that is wrong
     */
    void becomes(MailServerDraft draft) {
        String name = draft.getHost().strip();
        if (!HOST.matcher(name).matches()) {
            throw new Refused("host", "Give the mail server's name, for example mail.example.org.");
        }
        Integer typed = draft.getPort();
        int wanted = typed == null ? draft.getSecurity().getUsualPort() : typed;
        if (wanted < 1 || wanted > 65535) {
            throw new Refused("port", "Give a port from 1 to 65535.");
        }
        if (draft.getSecurity() == MailSecurity.NONE && !THIS_MACHINE.contains(name)) {
            throw new Refused("security", "Without encryption mail goes to a server on this machine only, localhost.");
        }
        if (!LINE.matcher(draft.getLogin()).matches()) {
            throw new Refused("login", "Give the login on one line, or none.");
        }
        if (!ADDRESS.matcher(draft.getSender().strip()).matches()) {
            throw new Refused("sender", "Give the address that mail comes from, like intendant@example.org.");
        }
        this.host = name;
        this.port = wanted;
        this.security = draft.getSecurity();
        this.login = draft.getLogin().strip();
        this.sender = draft.getSender().strip();
    }

    void takesPassword(String sealed) {
        this.passwordSealed = sealed;
    }

    int version() {
        return version;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    MailSecurity security() {
        return security;
    }

    String login() {
        return login;
    }

    String passwordSealed() {
        return passwordSealed;
    }

    String sender() {
        return sender;
    }

    /** For the audit trail: of the password only that it is set. */
    String describe() {
        return "host: " + host + "\nport: " + port + "\nsecurity: " + security + "\nlogin: " + login + "\npassword: "
                + (passwordSealed.isEmpty() ? "none" : "set") + "\nsender: " + sender;
    }
}
