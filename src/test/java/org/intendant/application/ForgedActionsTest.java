package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.intendant.demo.LabServer;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.lab.Lab;
import org.intendant.people.Permission;
import org.intendant.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T11: every button that an administrator finds on any page, pressed by somebody who may not, with a view state of his own:
 * that of this page where he may open it, otherwise that of another. What he brings about would stand in the audit trail.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class ForgedActionsTest {

    /** What everybody may do, so what is no trace of a forged press. */
    private static final Set<String> OWN = Set.of("person.sign-in", "person.password", "token.add");

    private static final Pattern BUTTON = Pattern.compile("<button[^>]*\\bname=\"([\\w:-]+)\"[^>]*type=\"submit\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]*\\bname=\"([\\w:.-]+)\"");
    private static final Pattern STATE = Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Visitor boss;
    private static LabServer server;
    private static Colleague victim;
    private static long group;

    @BeforeAll
    static void enrol(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        boss = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        victim = Colleague.hired(intendant, "forged-victim", "VIEWER");
        group = admin.post("groups", Map.of("name", "Forged team", "people", List.of(victim.id())))
                .orThrow()
                .required("id")
                .asLong();
        server = LabServer.enrol(admin, Lab.shared().host("forged"), "root");
        admin.post("servers/" + server.id() + "/accounts", Map.of("name", "forged", "shell", "/bin/sh"));
    }

    @AfterAll
    static void tidyUp() {
        admin.delete("groups/" + group + "?typed=Forged%20team");
        admin.delete("servers/" + server.id() + "?typed=forged");
        server.host().destroy();
    }

    private static List<String> pages() {
        return List.of(
                "/people/person.xhtml?id=" + victim.id(),
                "/people/newperson.xhtml",
                "/people/people.xhtml",
                "/people/groups.xhtml",
                "/people/group.xhtml?id=" + group,
                "/people/newgroup.xhtml",
                "/people/audit.xhtml",
                "/notices/mail.xhtml",
                "/servers/server.xhtml?id=" + server.id(),
                "/servers/edit.xhtml?id=" + server.id(),
                "/servers/accounts.xhtml?servers=" + server.id(),
                "/servers/enrol.xhtml",
                "/lists/import.xhtml?kind=people",
                "/servers/run.xhtml?servers=" + server.id(),
                "/servers/servers.xhtml",
                "/operations/plan.xhtml?kind=accounts&target=" + server.target(),
                "/operations/drift.xhtml",
                "/operations/operations.xhtml");
    }

    /** What only administrators may do: an operator has every other right. */
    private static List<String> pagesOfAdministrators() {
        return pages().stream()
                .filter(
                        page -> page.matches(
                                "/people/(person|newperson|group|newgroup)\\..*|/lists/import\\..*|/notices/mail\\..*|/servers/run\\..*"))
                .toList();
    }

    @Test
    void aMemberBringsNothingAbout() {
        assertThat(traces("member", pages())).isEmpty();
    }

    @Test
    void aViewerBringsNothingAbout() {
        assertThat(traces("viewer", pages())).isEmpty();
    }

    @Test
    void anOperatorBringsNothingAboutThatIsForAdministrators() {
        assertThat(traces("operator", pagesOfAdministrators())).isSubsetOf(allowed(Role.OPERATOR));
    }

    /** What stands on pages of administrators and is not theirs alone: on a person's page, which servers are his. */
    private static Set<String> allowed(Role role) {
        return Permission.CHANGE_SERVERS.heldBy(role) ? Set.of("server.change") : Set.of();
    }

    /** Without this the tests above would pass on presses that never work. */
    @Test
    void whoeverMayBringsItAboutInTheSameWay() {
        Colleague second = Colleague.hired(intendant, "forged-second", "VIEWER");
        String page = "/people/person.xhtml?id=" + second.id();
        Reply opened = boss.get(page);
        assertThat(buttons(opened)).contains("f:disable", "f:save", "top:link", "d:really");

        press(boss, page, opened, state(opened), "f:disable");

        assertThat(admin.get("people/" + second.id())
                        .orThrow()
                        .required("active")
                        .asBoolean())
                .isFalse();
    }

    private static Set<String> traces(String role, List<String> pages) {
        Colleague forger = Colleague.hired(intendant, "forger-" + role, role.toUpperCase(Locale.ROOT));
        int pressed = 0;
        for (String page : pages) {
            Reply bosses = boss.get(page);
            for (String button : buttons(bosses)) {
                Reply own = forger.browser().get(page);
                String state =
                        state(own.status() == 200 ? own : forger.browser().get("/people/profile.xhtml"));
                press(forger.browser(), page, bosses, state, button);
                pressed++;
            }
        }
        assertThat(pressed).as("buttons pressed").isGreaterThan(pages.size());
        Set<String> traces = new TreeSet<>();
        for (JsonNode entry : admin.get("audit?limit=100&actor=" + forger.username())
                .orThrow()
                .required("rows")) {
            traces.add(entry.required("action").asText());
        }
        traces.removeAll(OWN);
        return traces;
    }

    private static List<String> buttons(Reply page) {
        List<String> buttons = new ArrayList<>();
        assertThat(page.status()).isEqualTo(200);
        BUTTON.matcher(page.body()).results().forEach(button -> buttons.add(button.group(1)));
        return buttons;
    }

    private static String state(Reply page) {
        var state = STATE.matcher(page.body());
        assertThat(state.find()).as(page.toString()).isTrue();
        return state.group(1);
    }

    /** As the form would be sent, at once and as a part of the page. */
    private static void press(Visitor visitor, String page, Reply shown, String state, String button) {
        String form = button.substring(0, button.indexOf(':'));
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(shown.body())
                .results()
                .map(field -> field.group(1))
                .filter(name -> name.startsWith(form + ":"))
                .forEach(name -> fields.put(name, name.contains("role") ? "ADMIN" : "forged"));
        fields.put(form, form);
        fields.put("d:typed", "forged-victim");
        fields.put(button, button);
        fields.put("jakarta.faces.ViewState", state);
        var nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(shown.body());
        if (nonce.find()) {
            fields.put("primefaces.nonce", nonce.group(1));
        }
        visitor.post(page, fields);
        fields.putAll(Map.of(
                "jakarta.faces.partial.ajax", "true",
                "jakarta.faces.source", button,
                "jakarta.faces.partial.execute", "@all",
                "jakarta.faces.partial.render", "@all"));
        visitor.twin().with("Faces-Request", "partial/ajax").post(page, fields);
    }
}
