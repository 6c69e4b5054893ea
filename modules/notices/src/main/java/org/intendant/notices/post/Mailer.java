package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import org.intendant.people.Inert;
import org.jspecify.annotations.Nullable;

/** Speaks SMTP. Always encrypted with the server's name checked, unless the server is on this machine. */
@ApplicationScoped
class Mailer {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int MOST_CAUSES = 8;

    /** The server with its password, never in a log. */
    record Server(String host, int port, MailSecurity security, String login, String password, String sender) {
        @Override
        public String toString() {
            return "Server[" + host + ":" + port + "]";
        }
    }

    /**
     * A letter.
     *
     * @param id the same whenever it is sent again, so that a receiver may know it
     */
    record Letter(String id, String to, String subject, String body, Instant made) {}

    /** @throws NotTaken in the words of the server, or why it was not reached */
    void send(Server server, Letter letter) {
        try {
            MimeMessage message = message(Session.getInstance(properties(server)), server, letter);
            try (Transport transport = message.getSession().getTransport(protocol(server))) {
                if (server.login().isEmpty()) {
                    transport.connect(server.host(), server.port(), null, null);
                } else {
                    transport.connect(server.host(), server.port(), server.login(), server.password());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException refused) {
            throw new NotTaken(words(server, refused), refused);
        }
    }

    private static String protocol(Server server) {
        return server.security() == MailSecurity.TLS ? "smtps" : "smtp";
    }

    private static Properties properties(Server server) {
        String prefix = "mail." + protocol(server) + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.setProperty(prefix + "timeout", Integer.toString(ANSWER_MILLIS));
        properties.setProperty(prefix + "writetimeout", Integer.toString(ANSWER_MILLIS));
        properties.setProperty(prefix + "auth", Boolean.toString(!server.login().isEmpty()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (server.security() == MailSecurity.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    /** Every header's value is one line, whatever a name holds. */
    private static MimeMessage message(Session session, Server server, Letter letter) throws MessagingException {
        MimeMessage message = new Named(session, letter.id());
        try {
            message.setFrom(new InternetAddress(server.sender(), "Intendant", StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(Inert.line(letter.subject(), 200), StandardCharsets.UTF_8.name());
        message.setText(letter.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.made()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** All that was said, from outside in, each sentence once. */
    private static String words(Server server, MessagingException refused) {
        Set<String> said = new LinkedHashSet<>();
        Throwable cause = refused;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                said.add(message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
            }
            cause = next(cause);
        }
        return server.host() + " port " + server.port() + ": "
                + Inert.line(said.isEmpty() ? refused.toString() : String.join(" ", said), 1000);
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    /** Keeps the id that it is given. */
    private static final class Named extends MimeMessage {

        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
