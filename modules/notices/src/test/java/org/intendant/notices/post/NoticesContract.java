package org.intendant.notices.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.notices.Kind;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.post.Mailer.Letter;
import org.intendant.notices.post.MessageRows.Claimed;
import org.intendant.notices.watch.Watch;
import org.intendant.notices.wishes.MuteDraft;
import org.intendant.notices.wishes.Mutes;
import org.intendant.notices.wishes.WishDraft;
import org.intendant.notices.wishes.Wishes;
import org.intendant.operations.OperationState;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Measured.Value;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who is told what, when and how often, on a real database and with a real mail server. */
@Execution(ExecutionMode.CONCURRENT)
abstract class NoticesContract {

    private static final Duration HOUR = Duration.ofHours(1);

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Office office;
    private Person admin;

    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        mailbox.start();
        office = new Office(database());
        admin = office.somebody("maren", Role.ADMIN);
        office.as(admin);
        setUpMail("");
    }

    @AfterEach
    void close() {
        office.close();
        mailbox.stop();
    }

    private void setUpMail(String login) {
        MailServerDraft draft = office.get(MailSetup.class).get();
        draft.setHost("127.0.0.1");
        draft.setPort(mailbox.getSmtp().getPort());
        draft.setSecurity(MailSecurity.NONE);
        draft.setLogin(login);
        draft.setPassword("canary-password");
        draft.setSender("intendant@example.org");
        office.get(MailSetup.class).change(draft);
    }

    private void wishes(Person person, Kind kind, boolean mail, int after) {
        wishes(person, kind, mail, after, false);
    }

    private void wishes(Person person, Kind kind, boolean mail, int after, boolean hook) {
        office.as(person);
        WishDraft draft = new WishDraft();
        draft.setKind(kind);
        draft.setMail(mail);
        draft.setHook(hook);
        draft.setAfter(after);
        office.get(Wishes.class).save(List.of(draft));
        office.as(admin);
    }

    private void post() {
        post(office.get(Post.class));
    }

    private static int post(Post post) {
        int sent = 0;
        List<Claimed> claimed = post.claim(4);
        while (!claimed.isEmpty()) {
            claimed.forEach(post::deliver);
            sent += claimed.size();
            claimed = post.claim(4);
        }
        return sent;
    }

    /** T15: what it printed and what was run stand in no message. */
    @Test
    void anOperationThatFailsIsToldToWhoStartedItAndToWhoeverWantsAll() {
        Person operator = office.somebody("jonas", Role.OPERATOR);
        wishes(admin, Kind.ANY_OPERATION, true, 0);
        office.ended(operator, OperationState.SUCCEEDED, Office.WEB1);
        office.ended(operator, OperationState.FAILED, Office.WEB1);
        office.look();
        assertThat(office.subjects())
                .containsExactly(
                        "maren: Operation 4002 failed: Run a command on web1, started by jonas",
                        "jonas: Operation 4002 failed: Run a command on web1");
        assertThat(office.messages())
                .allSatisfy(message -> assertThat(message.getSubject() + message.getBody())
                        .contains("https://intendant.example/operations/operation.xhtml?id=4002")
                        .doesNotContain("printed")
                        .doesNotContain("secret-line"));
        office.look();
        assertThat(office.messages()).hasSize(2);
    }

    /** T13: members are told of what they own. */
    @Test
    void nobodyIsToldWhatHeMayNotSee() {
        Person owner = office.somebody("owner", Role.MEMBER);
        Person stranger = office.somebody("stranger", Role.MEMBER);
        office.owned.put(owner.getId(), Set.of(Office.WEB1.key()));
        for (Person person : List.of(owner, stranger)) {
            wishes(person, Kind.ANY_OPERATION, true, 0);
            wishes(person, Kind.SILENT, true, 0);
        }
        wishes(admin, Kind.SILENT, false, 0);
        wishes(admin, Kind.MY_OPERATION, false, 0);
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.wrong(Office.WEB2, What.NO_ANSWER);
        office.ended(admin, OperationState.LOST, Office.WEB1, Office.WEB2);
        office.ended(admin, OperationState.LOST, Office.WEB2);
        office.look();
        assertThat(office.messages()).singleElement().satisfies(message -> {
            assertThat(message.getPersonName()).isEqualTo("owner");
            assertThat(message.getSubject()).startsWith("Intendant: 2 notices: ");
            assertThat(message.getBody())
                    .contains("web1 does not answer", "Operation 4001 was lost")
                    .doesNotContain("web2 does not answer", "4002");
        });
        office.as(stranger);
        long foreign = office.messages().get(0).getId();
        assertThatThrownBy(() -> office.get(Sent.class).get(foreign)).isInstanceOf(Refused.class);
        assertThat(office.get(Sent.class).page(Query.all()).total()).isZero();
        office.as(admin);
        assertThat(office.get(Sent.class).page(Query.all()).total()).isEqualTo(1);
    }

    @Test
    void whatSomebodyIgnoresIsToldNeitherAsBadNorAsWellUntilItIsIgnoredNoLonger() {
        wishes(admin, Kind.DIFFERS, true, 0);
        office.wrong(Office.WEB1, What.DIFFERS);
        office.ignored(Office.WEB1, true);
        office.look();
        office.after(Duration.ofHours(2));
        assertThat(office.subjects()).isEmpty();

        office.ignored(Office.WEB1, false);
        office.look();
        assertThat(office.subjects()).containsExactly("maren: web1 differs from what is wanted");

        office.ignored(Office.WEB1, true);
        office.after(Duration.ofHours(2));
        assertThat(office.subjects()).as("it is not as wanted again").hasSize(1);
    }

    @Test
    void whatLastsIsToldOnceAndOnceWhenItIsWellAgain() {
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.look();
        office.after(Duration.ofMinutes(14));
        assertThat(office.subjects()).as("not before its time").isEmpty();
        office.after(Duration.ofMinutes(1));
        assertThat(office.subjects()).containsExactly("maren: web1 does not answer");

        for (int i = 0; i < 10; i++) { // it comes and goes
            office.well(Office.WEB1);
            office.after(Duration.ofMinutes(5));
            office.wrong(Office.WEB1, What.NO_ANSWER);
            office.after(Duration.ofMinutes(5));
        }
        assertThat(office.subjects())
                .as("neither bad nor good news of what flaps")
                .hasSize(1);

        office.well(Office.WEB1);
        office.look();
        office.after(Duration.ofMinutes(10));
        office.after(HOUR);
        assertThat(office.subjects()).containsExactly("maren: web1 does not answer", "maren: web1 answers again");

        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.look();
        office.after(HOUR);
        assertThat(office.subjects()).as("it is another time").hasSize(3);
    }

    @Test
    void whatIsBriefIsNotToldAndWhatWasRemovedIsNotWell() {
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.look();
        office.well(Office.WEB1);
        office.look();
        office.after(HOUR);
        assertThat(office.subjects()).isEmpty();

        office.wrong(Office.WEB2, What.NOT_COMPARED);
        office.look();
        office.after(HOUR);
        assertThat(office.subjects()).containsExactly("maren: web2 cannot be compared with what is wanted");
        office.well(Office.WEB2);
        office.gone.add(Office.WEB2.key());
        office.look();
        office.after(HOUR);
        assertThat(office.subjects()).hasSize(1);
    }

    /** However much is amiss and nobody can be told of: no statement for each of them. */
    @Test
    void aLookTakesAsManyStatementsForTwoServersAsForManyMore() {
        office.get(MailSetup.class).remove();
        for (int i = 0; i < 5; i++) {
            office.somebody("person" + i, Role.OPERATOR);
        }
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.wrong(Office.WEB2, What.NO_ANSWER);
        office.look();
        long few = statementsOfALook();
        for (int i = 10; i < 110; i++) {
            office.wrong(new Target("server", i, "web" + i), What.NO_ANSWER);
        }
        office.look();
        assertThat(statementsOfALook()).isEqualTo(few).isLessThan(20);
    }

    private long statementsOfALook() {
        office.clock.forward(HOUR);
        return office.database.statements(office.get(Watch.class)::look);
    }

    @Test
    void manyBecomeOneMessage() {
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        for (int i = 0; i < 150; i++) {
            office.ended(admin, OperationState.FAILED, Office.WEB2);
        }
        office.look();
        office.after(Duration.ofMinutes(5));
        assertThat(office.messages()).as("the first at once, the others wait").hasSize(1);
        office.after(Duration.ofMinutes(5));
        office.look();
        assertThat(office.messages()).hasSize(2);
        Message digest = office.messages().get(1);
        assertThat(digest.getSubject()).startsWith("Intendant: 150 notices: Operation 4002 failed");
        assertThat(digest.getBody()).contains("And 50 more.").contains("/people/profile.xhtml");
    }

    @Test
    void whatIsMutedIsToldWhenTheMuteHasEnded() {
        MuteDraft draft = new MuteDraft();
        draft.setServer("web1");
        draft.setHours(8);
        office.get(Mutes.class).add(draft);
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.wrong(Office.WEB2, What.NO_ANSWER);
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        office.after(HOUR);
        assertThat(office.subjects()).containsExactly("maren: web2 does not answer");
        office.after(Duration.ofHours(8));
        assertThat(office.subjects()).as("it still is so").contains("maren: web1 does not answer");
        draft.setServer("web9");
        assertThatThrownBy(() -> office.get(Mutes.class).add(draft)).hasMessageContaining("web9");
    }

    /** T13: the name of a server that one may not see is as unknown as one that is not there. */
    @Test
    void membersMuteOnlyWhatTheyOwn() {
        Person ben = office.somebody("ben", Role.MEMBER);
        office.owned.put(ben.getId(), Set.of(Office.WEB2.key()));
        office.as(ben);
        assertThat(office.get(Mutes.class).servers("web")).containsExactly("web2");
        MuteDraft draft = new MuteDraft();
        draft.setServer("web2");
        assertThat(office.get(Mutes.class).add(draft).getWhat()).isEqualTo("Everything: web2");
        draft.setServer("web1");
        assertThatThrownBy(() -> office.get(Mutes.class).add(draft))
                .hasMessage("There is no server “web1”, or you may not see it.");
    }

    @Test
    void onlyAdministratorsMuteForEverybody() {
        Person operator = office.somebody("jonas", Role.OPERATOR);
        MuteDraft draft = new MuteDraft();
        draft.setEverybody(true);
        office.as(operator);
        assertThatThrownBy(() -> office.get(Mutes.class).add(draft)).hasMessageContaining("administrators");
        office.as(admin);
        long mute = office.get(Mutes.class).add(draft).getId();
        office.as(operator);
        assertThat(office.get(Mutes.class).mine()).hasSize(1);
        assertThatThrownBy(() -> office.get(Mutes.class).end(mute)).hasMessageContaining("administrators");
        office.ended(operator, OperationState.FAILED, Office.WEB1);
        office.look();
        assertThat(office.messages()).isEmpty();
        draft.setEverybody(false);
        long own = office.get(Mutes.class).add(draft).getId();
        office.as(admin);
        assertThatThrownBy(() -> office.get(Mutes.class).end(own)).hasMessage("There is no such mute.");
    }

    @Test
    void mailSaysWhereItComesFromAndLeadsToPages() throws Exception {
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        post();
        MimeMessage mail = mailbox.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Intendant: Operation 4001 failed: Run a command on web1");
        assertThat(mail.getFrom()[0]).hasToString("Intendant <intendant@example.org>");
        assertThat(mail.getAllRecipients()[0]).hasToString("maren@example.org");
        assertThat(mail.getHeader("Message-ID")[0]).matches("<notice\\.\\d+@intendant\\.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat((String) mail.getContent())
                .contains("Operation 4001 failed: Run a command on web1, 2026-03-01 10:00 UTC")
                .contains("https://intendant.example/operations/operation.xhtml?id=4001");
        assertThat(office.messages().get(0).state()).isEqualTo(MessageState.SENT);
        assertThat(office.get(NoticesMeasured.class).measures().get(0).values())
                .containsExactly(new Value(Map.of("channel", "mail", "state", "sent"), 1));
    }

    @Test
    void twoServersTellAndSendEachOnce() throws Exception {
        TestBeans other = office.server();
        for (int i = 0; i < 20; i++) {
            wishes(office.somebody("person" + i, Role.OPERATOR), Kind.SILENT, true, 0);
        }
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.clock.forward(Duration.ofMinutes(20));
        both(() -> office.get(Watch.class).look(), () -> other.get(Watch.class).look());
        assertThat(office.messages()).hasSize(21);
        both(() -> post(office.get(Post.class)), () -> post(other.get(Post.class)));
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : mailbox.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        assertThat(ids).hasSize(21).doesNotHaveDuplicates();
        assertThat(office.messages())
                .allSatisfy(message -> assertThat(message.state()).isEqualTo(MessageState.SENT));
    }

    private static void both(Callable<?> one, Callable<?> other) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> done : List.of(pool.submit(one), pool.submit(other))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Killed after the receiver's yes and before its own note: once more with the same id, and not lost. */
    @Test
    void aKillInBetweenSendsOnceMoreAndLosesNothing() throws Exception {
        TestBeans other = office.server();
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        Claimed claimed = office.get(Post.class).claim(1).get(0);
        Message message = office.get(MessageRows.class).toSend(claimed).orElseThrow();
        office.get(Mailer.class)
                .send(
                        office.get(MailRows.class).opened().orElseThrow(),
                        new Letter(
                                "<notice." + message.getId() + "@intendant.example>",
                                message.getDestination(),
                                message.getSubject(),
                                message.getBody(),
                                message.getMade()));
        // here it is killed
        assertThat(post(other.get(Post.class)))
                .as("it is another's for two minutes")
                .isZero();
        office.clock.forward(MessageRows.LEASE);
        Claimed taken = other.get(Post.class).claim(1).get(0);
        assertThat(office.get(MessageRows.class).sent(claimed))
                .as("it wakes up while another has it")
                .isFalse();
        other.get(Post.class).deliver(taken);
        assertThat(Arrays.stream(mailbox.getReceivedMessages()).map(NoticesContract::id))
                .hasSize(2)
                .containsOnly("<notice." + message.getId() + "@intendant.example>");
        assertThat(office.get(MessageRows.class).sent(claimed))
                .as("it woke up too late")
                .isFalse();
        assertThat(office.messages().get(0).getAttempts()).isEqualTo(2);
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whatIsNotTakenIsTriedAgainForADayWithTheServersWords() {
        mailbox.setUser("intendant@example.org", "postbote", "right");
        mailbox.getManagers().getUserManager().setAuthRequired(true);
        setUpMail("postbote");
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        post();
        Message message = office.messages().get(0);
        assertThat(message.state()).isEqualTo(MessageState.WAITING);
        assertThat(message.getError())
                .contains("127.0.0.1 port")
                .contains("535")
                .doesNotContain("canary");
        assertThat(message.getNextTry()).isEqualTo(office.clock.instant().plus(Duration.ofMinutes(1)));
        int tries = 1;
        while (office.messages().get(0).state() == MessageState.WAITING && tries < 50) {
            office.clock.forward(Duration.between(
                    office.clock.instant(), office.messages().get(0).getNextTry()));
            post();
            tries++;
        }
        Message over = office.messages().get(0);
        assertThat(over.state()).isEqualTo(MessageState.GIVEN_UP);
        assertThat(tries).isBetween(10, 20);
        assertThat(Duration.between(over.getMade(), over.getChanged()))
                .isBetween(Duration.ofHours(21), Duration.ofDays(1));
        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThatThrownBy(() -> office.get(MailSetup.class).test()).hasMessageContaining("535");
    }

    /** T16: who is no more, is told no more. */
    @Test
    void whoseAccountEndedIsSentNothing() {
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        office.database.transaction(() -> office.database
                .entityManager()
                .createQuery("update Person p set p.active = false")
                .executeUpdate());
        post();
        assertThat(office.messages().get(0).state()).isEqualTo(MessageState.DROPPED);
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    /** T29, T31, T33: the password is sealed, and in no word that anybody reads. */
    @Test
    void thePasswordOfTheMailServerIsSealed() {
        setUpMail("postbote");
        List<?> kept = office.database.transaction(() -> office.database
                .entityManager()
                .createNativeQuery("select password_sealed from notice_mail_server union all"
                        + " select after_change from audit_entry union all select before_change from audit_entry")
                .getResultList());
        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(text -> assertThat((String) text).doesNotContain("canary"));
        MailServerDraft draft = office.get(MailSetup.class).get();
        assertThat(draft.getPassword()).isNull();
        assertThat(draft.isPasswordSet()).isTrue();
        assertThat(office.get(MailRows.class).opened().orElseThrow().password()).isEqualTo("canary-password");
        draft.setHost("localhost");
        assertThatThrownBy(() -> office.get(MailSetup.class).change(draft))
                .as("a password goes to no other server")
                .hasMessageContaining("Give the password for localhost");
    }

    @Test
    void aPersonWhoIsRemovedLeavesNothing() {
        Person operator = office.somebody("jonas", Role.OPERATOR);
        wishes(operator, Kind.SILENT, true, 0);
        office.wrong(Office.WEB1, What.NO_ANSWER);
        office.look();
        office.as(operator);
        office.get(Mutes.class).add(new MuteDraft());
        office.database.transaction(() -> office.get(OldMessages.class).forget(operator));
        for (String table : List.of("notice", "notice_message", "notice_wish", "notice_mute", "notice_told")) {
            List<?> left = office.database.transaction(() -> office.database
                    .entityManager()
                    .createNativeQuery("select person_id from " + table + " where person_id = " + operator.getId())
                    .getResultList());
            assertThat(left).as(table).isEmpty();
        }
        assertThat(office.get(OldMessages.class)).isInstanceOf(KeptBesidePerson.class);
    }

    /** T28, T29: over HTTP, signed, the secret sealed; and nowhere inside unless that is listed. */
    @Test
    void webhooksAreCalledAndTheirSecretIsSealed() throws Exception {
        try (java.net.ServerSocket listening =
                new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + listening.getLocalPort() + "/canary-path";
            String secret = office.get(Hooks.class).set(url);
            wishes(admin, Kind.MY_OPERATION, false, 0, true);
            office.ended(admin, OperationState.FAILED, Office.WEB1);
            office.look();
            Message message = office.messages().get(0);
            assertThat(message.getBody())
                    .isEqualTo("{\"subject\":\"Intendant: Operation 4001 failed: Run a command on web1\",\"notices\":"
                            + "[{\"kind\":\"MY_OPERATION\",\"text\":\"Operation 4001 failed: Run a command on web1\","
                            + "\"at\":\"2026-03-01T10:00:00Z\","
                            + "\"url\":\"https://intendant.example/operations/operation.xhtml?id=4001\"}],\"more\":0}");
            assertThat(message.getDestination()).doesNotContain("canary-path");
            post();
            assertThat(office.messages().get(0).getError()).contains("leads into a network");
            assertThatThrownBy(() -> office.get(Hooks.class).test()).hasMessageContaining("leads into a network");
            listening.setSoTimeout(1);
            assertThatThrownBy(listening::accept).isInstanceOf(java.net.SocketTimeoutException.class);
            List<?> kept = office.database.transaction(() -> office.database
                    .entityManager()
                    .createNativeQuery("select secret_sealed from notice_hook union all"
                            + " select after_change from audit_entry union all select body from notice_message")
                    .getResultList());
            assertThat(kept)
                    .allSatisfy(text ->
                            assertThat((String) text).doesNotContain(secret).doesNotContain("canary"));
            assertThat(office.get(HookRows.class)
                            .opened(admin.getId())
                            .orElseThrow()
                            .secret())
                    .isEqualTo(secret);
            office.get(Hooks.class).remove();
            office.clock.forward(HOUR);
            post();
            assertThat(office.messages().get(0).state()).isEqualTo(MessageState.DROPPED);
        }
    }

    @Test
    void whatIsOldGoes() {
        office.ended(admin, OperationState.FAILED, Office.WEB1);
        office.look();
        post();
        office.get(OldMessages.class).removeExpired(office.clock.instant().plus(Duration.ofDays(89)));
        assertThat(office.messages()).hasSize(1);
        office.get(OldMessages.class).removeExpired(office.clock.instant().plus(Duration.ofDays(91)));
        assertThat(office.messages()).isEmpty();
    }
}
