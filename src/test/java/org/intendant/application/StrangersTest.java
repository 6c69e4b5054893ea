package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T37: whoever is not signed in leaves no state of a page in memory, however often he asks. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class StrangersTest {

    private static final String STATE = "jakarta.faces.ViewState";

    private static RunningIntendant intendant;

    @BeforeAll
    static void shared(RunningIntendant shared) {
        intendant = shared;
    }

    @Test
    void noPageForStrangersKeepsAState() {
        for (int i = 0; i < 50; i++) {
            Reply page = new Visitor(intendant).get("/people/signin.xhtml?to=%2Fservers%2Fservers.xhtml");
            assertThat(page.all("Set-Cookie")).isEmpty();
            assertThat(page.form("f")).containsEntry(STATE, "stateless");
        }
        for (String path :
                List.of("/people/link.xhtml?link=x", "/people/setup.xhtml?link=x", "/people/signin.xhtml;x")) {
            assertThat(new Visitor(intendant).get(path).body()).as(path).doesNotContain(STATE);
        }
    }

    @Test
    void whatAStrangerIsToldKeepsNoStateEither() {
        Reply refused = new Visitor(intendant).trySignIn("nobody-here", "wrong");
        assertThat(refused.body()).contains("The user name or the password is wrong.");
        assertThat(refused.form("f")).containsEntry(STATE, "stateless");
    }

    /** T17: what needs no state on the pages for strangers still needs one everywhere else. */
    @Test
    void noOtherPageTakesAFormWithoutAState() {
        Visitor admin = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Map<String, String> form = admin.get("/people/newperson.xhtml").form("f");
        assertThat(form.get(STATE)).isNotEqualTo("stateless");
        form.putAll(Map.of(STATE, "stateless", "f:username", "stateless-one", "f:save", "f:save"));

        Reply reply = admin.post("/people/newperson.xhtml", form);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(RestClient.admin(intendant).get("people?q=stateless-one").text())
                .doesNotContain("stateless-one\"");
    }
}
