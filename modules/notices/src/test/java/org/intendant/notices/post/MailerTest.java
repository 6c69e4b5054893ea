package org.intendant.notices.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.intendant.notices.post.Mailer.Letter;
import org.intendant.notices.post.Mailer.Server;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail on the wire, to a real server. */
class MailerTest {

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mailer mailer = new Mailer();

    @BeforeEach
    void open() {
        mailbox.start();
    }

    @AfterEach
    void close() {
        mailbox.stop();
    }

    private Server server(MailSecurity security) {
        return new Server("127.0.0.1", mailbox.getSmtp().getPort(), security, "", "", "intendant@example.org");
    }

    private static Letter letter(String to, String subject) {
        return new Letter("<notice.1@intendant.example>", to, subject, "Text\nof it", Instant.EPOCH);
    }

    /** T34: what a name holds is never a header of its own, nor a second receiver. */
    @Test
    void aLineBreakInANameIsNoHeader() throws Exception {
        mailer.send(server(MailSecurity.NONE), letter("a@example.org", "web1\r\nBcc: evil@example.org\r\n\r\nbody"));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        MimeMessage mail = mailbox.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).contains("Bcc").doesNotContain("\n").doesNotContain("\r");
        assertThatThrownBy(() -> mailer.send(
                        server(MailSecurity.NONE), letter("a@example.org\r\nRCPT TO:<evil@example.org>", "x")))
                .isInstanceOf(NotTaken.class);
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    /** Nothing goes out in clear where encryption was asked for, whatever the server offers. */
    @Test
    void aServerWithoutEncryptionIsRefused() {
        for (MailSecurity security : new MailSecurity[] {MailSecurity.STARTTLS, MailSecurity.TLS}) {
            assertThatThrownBy(() -> mailer.send(server(security), letter("a@example.org", "x")))
                    .isInstanceOf(NotTaken.class);
        }
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        int port = mailbox.getSmtp().getPort();
        mailbox.stop();
        assertThatThrownBy(() -> mailer.send(
                        new Server("127.0.0.1", port, MailSecurity.NONE, "", "", "i@example.org"),
                        letter("a@example.org", "x")))
                .isInstanceOf(NotTaken.class)
                .hasMessageStartingWith("127.0.0.1 port " + port + ": ")
                .hasMessageContaining("refused");
    }

    @Test
    void aServerThatMakesNoSenseIsRefusedByField() {
        refuses("host", "mail example");
        refuses("host", "-x");
        refuses("host", "mail\nx");
        refuses("sender", "intendant@example.org\r\nBcc: x@example.org");
        refuses("sender", "nobody");
        refuses("login", "a\r\nb");
        refuses("security", "mail.example.org");
    }

    private static void refuses(String field, String value) {
        MailServerDraft draft = new MailServerDraft();
        draft.setHost(field.equals("host") ? value : "mail.example.org");
        draft.setSender(field.equals("sender") ? value : "intendant@example.org");
        draft.setLogin(field.equals("login") ? value : "");
        draft.setSecurity(field.equals("security") ? MailSecurity.NONE : MailSecurity.TLS);
        assertThatThrownBy(() -> MailServer.fresh().becomes(draft))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons().get(0).field()).isEqualTo(field));
    }
}
