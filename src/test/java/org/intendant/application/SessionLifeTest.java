package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.demo.Waiting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T20, T12: a copied cookie opens nothing once its sign-in has ended, wherever that was done; and what still waits for
 * news under it ends within six seconds.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class SessionLifeTest {

    private static final long LIMIT_SECONDS = 6;

    private static RunningIntendant intendant;
    private static RestClient admin;

    @BeforeAll
    static void shared(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
    }

    @Test
    void signingOutEndsIt() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-out", "OPERATOR");
        endsBy(person, () -> person.browser().signOut());
        assertThat(person.browser().cookie("intendant")).isEmpty();
    }

    @Test
    void aNewPasswordEndsTheOthers() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-password", "OPERATOR");
        Visitor elsewhere = new Visitor(intendant).signedIn(person.username(), Colleague.PASSWORD);
        endsBy(person, () -> {
            String token = elsewhere.get("/dashboard.xhtml").antiForgery();
            Reply changed = elsewhere
                    .with("X-Intendant-Token", token)
                    .json(
                            "PUT",
                            "/api/v1/profile/password",
                            "{\"oldPassword\": \"" + Colleague.PASSWORD
                                    + "\", \"newPassword\": \"ten storks on the roof\"}");
            assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        });
        assertThat(elsewhere.get("/api/v1/profile").status())
                .as("where it was changed")
                .isEqualTo(200);
    }

    @Test
    void aNewOneTimeLinkThatIsUsedEndsItAndTheTokens() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-link", "OPERATOR");
        endsBy(person, () -> {
            String url = admin.post("people/" + person.id() + "/link", Map.of())
                    .orThrow()
                    .required("url")
                    .asText();
            new Visitor(intendant)
                    .submit(
                            url.substring(intendant.baseUrl().toString().length()),
                            "f",
                            Map.of("f:password", "ten storks on the roof", "f:go", "f:go"));
        });
        assertThat(person.rest(intendant).get("/api/v1/profile").status())
                .as("a token from before")
                .isEqualTo(401);
    }

    @Test
    void anotherRoleEndsIt() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-role", "OPERATOR");
        endsBy(person, () -> change(person, "role", "VIEWER"));
    }

    @Test
    void disablingEndsItAndTheTokens() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-disabled", "OPERATOR");
        CompletableFuture<Reply> poll = poll(person.rest(intendant));
        endsBy(person, () -> {
            ObjectNode fields = fields(person);
            fields.put("active", false);
            admin.put("people/" + person.id(), fields).orThrow();
        });
        assertThat(poll.get(LIMIT_SECONDS, TimeUnit.SECONDS).status()).isEqualTo(401);
        assertThat(person.rest(intendant).get("/api/v1/profile").status()).isEqualTo(401);
        assertThat(new Visitor(intendant)
                        .trySignIn(person.username(), Colleague.PASSWORD)
                        .setCookie("intendant"))
                .isEmpty();
        ObjectNode fields = fields(person);
        fields.put("active", true);
        admin.put("people/" + person.id(), fields).orThrow();
        assertThat(person.rest(intendant).get("/api/v1/profile").status())
                .as("the token, now that the account is enabled again")
                .isEqualTo(401);
    }

    @Test
    void removingEndsIt() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-removed", "OPERATOR");
        endsBy(
                person,
                () -> assertThat(admin.delete("people/" + person.id() + "?typed=life-removed")
                                .status())
                        .isEqualTo(204));
        assertThat(person.rest(intendant).get("/api/v1/profile").status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenOpensNothingAndItsLongPollEnds() throws Exception {
        Colleague person = Colleague.hired(intendant, "life-token", "OPERATOR");
        CompletableFuture<Reply> poll = poll(person.rest(intendant));
        long token = admin.get("people/" + person.id() + "/tokens")
                .orThrow()
                .get(0)
                .required("id")
                .asLong();
        admin.delete("people/" + person.id() + "/tokens/" + token);
        assertThat(person.rest(intendant).get("/api/v1/profile").status()).isEqualTo(401);
        assertThat(poll.get(LIMIT_SECONDS, TimeUnit.SECONDS).status()).isEqualTo(401);
    }

    private static void change(Colleague person, String field, String value) {
        ObjectNode fields = fields(person);
        fields.put(field, value);
        admin.put("people/" + person.id(), fields).orThrow();
    }

    private static ObjectNode fields(Colleague person) {
        ObjectNode read = (ObjectNode) admin.get("people/" + person.id()).orThrow();
        return read.retain("displayName", "email", "role", "active", "version");
    }

    private static void endsBy(Colleague person, Runnable end) throws Exception {
        Visitor thief = person.browser().twin();
        assertThat(thief.twin().get("/api/v1/profile").status()).isEqualTo(200);
        CompletableFuture<Reply> poll = poll(thief.twin());
        end.run();
        assertThat(thief.twin().get("/api/v1/profile").status()).isEqualTo(401);
        assertThat(thief.twin().get("/dashboard.xhtml").leadsToSignIn()).isTrue();
        assertThat(poll.get(LIMIT_SECONDS, TimeUnit.SECONDS).status())
                .as("what waited for news")
                .isEqualTo(401);
    }

    /** Waits for news; returns once the wait has begun. Other tests make news, so it asks again until it is refused. */
    private static CompletableFuture<Reply> poll(Visitor visitor) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Reply> ended = CompletableFuture.supplyAsync(() -> {
            Reply reply = visitor.get("/api/v1/changes");
            begun.complete(null);
            while (reply.status() == 200) {
                long next = reply.json().required("next").asLong();
                reply = visitor.get("/api/v1/changes?wait=50&since=" + next);
            }
            return reply;
        });
        Waiting.until(Duration.ofSeconds(30), "the first answer", begun::isDone);
        return ended;
    }
}
