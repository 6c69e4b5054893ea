package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.intendant.demo.LabServer;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.demo.Waiting;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Told, not asked: from a page on which mail is set up to a mail in a real mailbox. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class NoticesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final GreenMail MAILBOX = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Colleague colleague;
    private static LabServer server;

    @BeforeAll
    static void setUp(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        MAILBOX.start();
        colleague = Colleague.hired(intendant, "told", "ADMIN");
        server = LabServer.enrol(admin, Lab.shared().host("told"), "root");
    }

    @AfterAll
    static void tidyUp() {
        new Visitor(intendant)
                .signedIn("admin", RunningIntendant.ADMIN_PASSWORD)
                .submit("/notices/mail.xhtml", "f", Map.of("f:remove", "f:remove"));
        MAILBOX.stop();
        admin.delete("servers/" + server.id() + "?typed=told");
        server.host().destroy();
    }

    @Test
    void aCommandThatFailsIsToldByMail() throws Exception {
        Visitor browser = colleague.browser();
        browser.submit("/people/profile.xhtml", "f", Map.of("f:email", "told@example.org", "f:save", "f:save"));
        Reply refused = browser.submit("/notices/mail.xhtml", "f", mailServer("mail.example.org"));
        assertThat(refused.body()).contains("Without encryption mail goes to a server on this machine only");
        browser.submit("/notices/mail.xhtml", "f", mailServer("127.0.0.1"));
        Reply tried = browser.submit("/notices/mail.xhtml", "t", Map.of("t:send", "t:send"));
        assertThat(tried.body()).contains("The server took it.");
        assertThat(mail(subject -> subject.equals("Intendant: mail works"))).isNotNull();

        RestClient rest = RestClient.anonymous(intendant).with("Authorization", "Bearer " + colleague.token());
        RestOperations operations = new RestOperations(rest);
        long failed = operations.command(List.of(server), false, "sh", "-c", "echo canary-output; false");
        operations.ended(failed, SOON);
        MimeMessage mail = mail(subject -> subject.startsWith("Intendant: Operation " + failed + " failed"));
        assertThat((String) mail.getContent())
                .contains(intendant.baseUrl() + "/operations/operation.xhtml?id=" + failed)
                .doesNotContain("canary-output");
        Waiting.until(
                SOON,
                "the note that it was sent",
                () -> browser.get("/notices/notices.xhtml").body().contains("Operation " + failed + " failed"));
    }

    private static Map<String, String> mailServer(String host) {
        return Map.of(
                "f:host",
                host,
                "f:port_input",
                Integer.toString(MAILBOX.getSmtp().getPort()),
                "f:port_hinput",
                Integer.toString(MAILBOX.getSmtp().getPort()),
                "f:security_input",
                "NONE",
                "f:sender",
                "intendant@example.org",
                "f:save",
                "f:save");
    }

    private static MimeMessage mail(Predicate<String> wanted) {
        Waiting.until(
                SOON,
                "a mail",
                () -> Arrays.stream(MAILBOX.getReceivedMessages()).anyMatch(mail -> wanted.test(subject(mail))));
        return Arrays.stream(MAILBOX.getReceivedMessages())
                .filter(mail -> wanted.test(subject(mail)))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
