package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T37: whoever is not signed in leaves nothing in memory, however often he asks: no session, so no state of a page. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class StrangersTest {

    private static final int TIMES = 50;

    private static RunningIntendant intendant;

    @BeforeAll
    static void shared(RunningIntendant shared) {
        intendant = shared;
    }

    @Test
    void noAnswerToAStrangerBeginsASession() {
        for (String path : List.of(
                "/people/signin.xhtml",
                "/people/signin.xhtml?to=%2Fservers%2Fservers.xhtml",
                "/people/link.xhtml?link=x",
                "/people/setup.xhtml?link=x",
                "/",
                "/dashboard.xhtml",
                "/nothing.xhtml",
                "/nothing",
                "/people/signin.xhtml;x",
                "/error/error.xhtml",
                "/intendant-error",
                "/api/v1/people",
                "/health/ready")) {
            for (int i = 0; i < TIMES; i++) {
                assertNoSession(path, new Visitor(intendant).get(path));
            }
        }
    }

    @Test
    void noFormOfAStrangerBeginsASession() {
        for (int i = 0; i < TIMES; i++) {
            Visitor stranger = new Visitor(intendant);
            assertNoSession("a wrong password", stranger.trySignIn("nobody-" + i % 3, "wrong"));
            assertNoSession("a page without a state", stranger.post("/people/signin.xhtml", Map.of("f", "f")));
            assertNoSession(
                    "another site",
                    stranger.with("Origin", "http://elsewhere.example").post("/people/signin.xhtml", Map.of("f", "f")));
        }
    }

    /** Otherwise the answers above might only have lost their cookies. */
    @Test
    void whoeverIsSignedInHasOneAndComesBackToHisPage() {
        Visitor admin = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        assertThat(admin.get("/people/newperson.xhtml").setCookie("intendant-view"))
                .isPresent();
        assertThat(admin.get("/nothing.xhtml").body()).contains("id=\"user\"");
    }

    private static void assertNoSession(String what, Reply reply) {
        assertThat(reply.all("Set-Cookie")).as(what + ": " + reply.status()).isEmpty();
        assertThat(reply.status()).as(what).isNotEqualTo(500);
    }
}
