package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.demo.Waiting;

/**
 * Sixteen notices of one failed command on their way from two Intendant servers: mails and webhooks of eight people. Four
 * were taken; each server has handed over four more, whose yes it waits for.
 */
final class NoticesUnderWay implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int PEOPLE = 8;
    private static final int AT_ONCE = 4;
    private static final int TOLD_AT_ONCE = 4;

    private final HesitantPost receivers = new HesitantPost(TOLD_AT_ONCE);
    private final StoppablePostgres postgres;
    private final List<Colleague> people = new ArrayList<>();

    NoticesUnderWay(StoppablePostgres postgres, RunningIntendant intendant) {
        this.postgres = postgres;
        RestClient admin = RestClient.admin(intendant);
        admin.put(
                        "notices/mail",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                receivers.mailPort(),
                                "security",
                                "NONE",
                                "sender",
                                "intendant@example.org"))
                .orThrow();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(wantsToHear(intendant, Colleague.hired(intendant, "told-" + i, "OPERATOR")));
        }
    }

    private Colleague wantsToHear(RunningIntendant intendant, Colleague colleague) {
        colleague
                .browser()
                .submit(
                        "/people/profile.xhtml",
                        "f",
                        Map.of("f:email", colleague.username() + "@example.org", "f:save", "f:save"));
        RestClient rest = RestClient.anonymous(intendant).with("Authorization", "Bearer " + colleague.token());
        rest.put("notices/hook", Map.of("url", receivers.hookUrl().toString())).orThrow();
        rest.put(
                        "notices/wishes",
                        Map.of("wishes", List.of(Map.of("kind", "ANY_OPERATION", "mail", true, "hook", true))))
                .orThrow();
        return colleague;
    }

    /** Lets a command fail; returns when the notices of it are written. */
    void begin(RunningIntendant intendant, LabServer server) {
        RestOperations operations = new RestOperations(RestClient.admin(intendant));
        operations.ended(operations.command(List.of(server), false, "false"), LONGEST);
        Waiting.until(LONGEST, "the notices", () -> numbers("1 = 1").size() == 2 * PEOPLE);
    }

    /** Returns when both servers have handed over as many as they may at once, and wait for the yes. */
    void awaitHesitation() {
        Waiting.until(
                LONGEST,
                "two servers that wait for a yes",
                () -> receivers.hesitating() == 2 * AT_ONCE
                        && numbers("state = 'SENT'").size() == TOLD_AT_ONCE);
        assertThat(receivers.taken()).hasSize(TOLD_AT_ONCE + 2 * AT_ONCE).doesNotHaveDuplicates();
    }

    /** To be called once one of the two is dead. */
    void sayYes() {
        receivers.sayYes();
    }

    /**
     * Whatever the dead server had not begun with arrives once. What it had handed over without having written down the yes is
     * nobody's for two minutes and shown as waiting; then it is sent once more under the same number.
     */
    void arrive(RunningIntendant left) throws SQLException {
        Waiting.until(
                LONGEST,
                "what the other server may send",
                () -> numbers("state = 'SENT'").size() == 2 * PEOPLE - AT_ONCE);
        List<String> ambiguous = numbers("state = 'WAITING'");
        assertThat(receivers.taken())
                .hasSize(2 * PEOPLE)
                .doesNotHaveDuplicates()
                .containsAll(ambiguous);
        assertThat(ambiguous).hasSize(AT_ONCE);
        assertThat(shown(left, ambiguous)).containsOnly("WAITING after 1");

        postgres.run("update notice_message set claimed_until = claimed_until - interval '2 minutes'"
                + " where state = 'WAITING'");
        Waiting.until(LONGEST, "the rest", () -> numbers("state = 'SENT'").size() == 2 * PEOPLE);
        List<String> all = numbers("1 = 1");
        assertThat(all)
                .allSatisfy(number -> assertThat(Collections.frequency(receivers.taken(), number))
                        .as("times that " + number + " was handed over")
                        .isEqualTo(ambiguous.contains(number) ? 2 : 1));
        assertThat(shown(left, ambiguous)).containsOnly("SENT after 2");
        all.removeAll(ambiguous);
        assertThat(shown(left, all)).containsOnly("SENT after 1");
        people.forEach(person -> assertThat(page(left, person)).containsOnly("Sent"));
    }

    /** What REST says of these: state and tries. */
    private static List<String> shown(RunningIntendant intendant, List<String> numbers) {
        RestClient rest = RestClient.admin(intendant);
        return numbers.stream()
                .map(number -> rest.get("notices/messages/" + number).orThrow())
                .map(NoticesUnderWay::shown)
                .toList();
    }

    private static String shown(JsonNode message) {
        return message.required("state").asText() + " after "
                + message.required("attempts").asInt();
    }

    /** The states on somebody's own page of what was sent. */
    private static List<String> page(RunningIntendant intendant, Colleague person) {
        Reply page = new Visitor(intendant)
                .withCookie("intendant", person.browser().cookie("intendant"))
                .get("/notices/notices.xhtml");
        List<String> states = new ArrayList<>();
        java.util.regex.Pattern.compile("<tr data-ri.*?</tr>", java.util.regex.Pattern.DOTALL)
                .matcher(page.body())
                .results()
                .forEach(row -> states.add(row.group().replaceAll("(?s)<details.*?</details>|<[^>]*>", " ")));
        assertThat(states).hasSize(2);
        return states.stream().map(NoticesUnderWay::state).toList();
    }

    private static String state(String row) {
        return List.of("Waiting", "Sent", "Given up", "Cancelled").stream()
                .filter(row::contains)
                .findFirst()
                .orElse(row);
    }

    private List<String> numbers(String condition) {
        return postgres.query("select id from notice_message where " + condition + " order by id");
    }

    @Override
    public void close() throws IOException {
        receivers.close();
    }
}
