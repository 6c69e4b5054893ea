package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T1, T2: every text of every entity is given what a shell or a tool could take for its own. Each is refused by its field,
 * or it is kept as it is and arrives on a real host as it is; nothing of it runs, there or here.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class NastyFieldsTest {

    private static final String OWNED = "/tmp/owned-by-a-field";
    private static final List<String> NASTY = List.of(
            "a'; touch " + OWNED + "; '",
            "a\"; touch " + OWNED + "; \"",
            "a; touch " + OWNED,
            "a$(touch " + OWNED + ")",
            "a`touch " + OWNED + "`",
            "a| touch " + OWNED,
            "a& touch " + OWNED + " &",
            "a\ntouch " + OWNED,
            "a\r\ntouch " + OWNED,
            "a\0b",
            "a${IFS}b",
            "-oProxyCommand=touch " + OWNED,
            "--upload-pack=touch " + OWNED,
            "a:b,c=d",
            "a\\'b");

    private static RestClient rest;
    private static RestOperations operations;
    private static LabServer server;

    @BeforeAll
    static void enrol(RunningIntendant intendant) {
        rest = RestClient.admin(intendant);
        operations = new RestOperations(rest);
        server = LabServer.enrol(
                rest, Lab.shared().host("nasty-fields", HostSpec.plain().sudoUser("admin")), "admin");
    }

    @AfterAll
    static void destroy() {
        server.host().destroy();
    }

    @Test
    void everyTextOfAServerIsKeptOrRefused() {
        String path = "servers/" + server.id();
        ObjectNode draft = (ObjectNode) rest.get(path).orThrow().required("server");
        draft.withArray("tags").removeAll().add("web");
        List<String> fields = new ArrayList<>();
        draft.withArray("roles").removeAll(); // words of a list, no texts
        texts(draft, "", fields);
        assertThat(fields)
                .contains("/name", "/title", "/notes", "/ssh/host", "/ssh/user", "/sambaBaseFolder", "/tags/0");
        for (String field : fields) {
            for (String nasty : NASTY) {
                ObjectNode now = (ObjectNode) rest.get(path).orThrow().required("server");
                if (field.startsWith("/tags")) {
                    now.withArray("tags").removeAll().add("web");
                }
                JsonNode before = now.deepCopy();
                put(now, field, nasty);
                RestClient.Answer answer = rest.put(path, now);
                if (answer.status() == 200) {
                    assertThat(answer.json().at("/server" + field).asText())
                            .as(field)
                            .isEqualToNormalizingNewlines(nasty.strip());
                    assertThat(rest.post(path + "/check", Map.of()).status())
                            .as(field)
                            .isLessThan(500);
                    ((ObjectNode) before)
                            .put("version", answer.json().at("/server/version").asInt());
                    rest.put(path, before).orThrow();
                } else {
                    assertThat(answer.status()).as(field + " " + answer).isEqualTo(422);
                    assertThat(answer.json().at("/error/fields"))
                            .as(answer.toString())
                            .isNotEmpty();
                }
            }
        }
        operations.ended(operations.command(List.of(server), true, "true"), Duration.ofMinutes(1));
        nothingRan();
    }

    @Test
    void everyTextOfAnAccountArrivesOrIsRefused() {
        String path = "servers/" + server.id() + "/accounts";
        int number = 0;
        for (String nasty : NASTY) {
            refused(rest.post(path, account(nasty, "/bin/sh", "")));
            refused(rest.post(path, account("shelled", nasty, "")));
            refused(rest.post(path, account("shelled", "/bin/" + nasty, "")));
            String name = "nasty" + number++;
            RestClient.Answer wanted = rest.post(path, account(name, "/bin/sh", nasty));
            if (wanted.status() / 100 == 2) {
                JsonNode ended = operations.ended(operations.apply(server), Duration.ofMinutes(1));
                assertThat(ended.required("state").asText()).as(nasty).isEqualTo("SUCCEEDED");
                assertThat(server.account(name).split(":")[4]).isEqualTo(nasty);
            } else {
                refused(wanted);
            }
        }
        nothingRan();
    }

    @Test
    void everyTextOfAPersonATokenAndAnAddressIsKeptOrRefused() {
        for (String nasty : NASTY) {
            refused(rest.post("people", Map.of("username", nasty, "displayName", "N", "role", "VIEWER")));
            refused(rest.post(
                    "people", Map.of("username", "nasty", "displayName", "N", "email", nasty, "role", "VIEWER")));
            for (String field : List.of("user", "host")) {
                refused(rest.post(
                        "servers/enrolments",
                        field.equals("user")
                                ? Map.of("user", nasty, "host", server.host().address())
                                : Map.of("user", "root", "host", nasty)));
            }
            RestClient.Answer token = rest.post("profile/tokens", Map.of("name", nasty));
            assertThat(token.status()).as(token.toString()).isIn(201, 422);
        }
        nothingRan();
    }

    private static Map<String, String> account(String name, String shell, String comment) {
        return Map.of("name", name, "shell", shell, "comment", comment);
    }

    private static void refused(RestClient.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/error/fields")).as(answer.toString()).isNotEmpty();
    }

    private static void nothingRan() {
        assertThat(server.host().exec("ls", OWNED).exit()).isNotZero();
        assertThat(Files.exists(Path.of(OWNED))).isFalse();
    }

    /** The places of all texts. */
    private static void texts(JsonNode node, String place, List<String> found) {
        if (node.isTextual()) {
            found.add(place);
        } else if (node.isObject()) {
            node.properties().forEach(field -> texts(field.getValue(), place + "/" + field.getKey(), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                texts(node.get(i), place + "/" + i, found);
            }
        }
    }

    private static void put(ObjectNode draft, String place, String text) {
        JsonNode parent = draft.at(place.substring(0, place.lastIndexOf('/')));
        String last = place.substring(place.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), text);
        } else {
            ((ObjectNode) parent).put(last, text);
        }
    }
}
