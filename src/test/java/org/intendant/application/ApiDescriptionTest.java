package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Clients that were made from the OpenAPI document get what it promises them. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class ApiDescriptionTest {
    private static RestClient admin;
    private static RestClient stranger;
    private static LabServer server;
    private static JsonNode document;
    private static DescribedApi api;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void enrol(RunningIntendant shared) {
        admin = RestClient.admin(shared);
        stranger = RestClient.anonymous(shared);
        server = LabServer.enrol(
                admin, Lab.shared().host("described", HostSpec.plain().user("maren")), "root");
        document = admin.get("openapi.json").orThrow();
        api = new DescribedApi(document);
    }

    @AfterAll
    static void tidyUp() {
        admin.post("servers/" + server.id() + "/accounts/maren/let-go", Map.of());
        admin.delete("servers/" + server.id() + "?typed=described");
        server.host().destroy();
    }

    @Test
    void answersAreAsTheDocumentSays() {
        String id = "servers/" + server.id();
        asked("get /api/v1/servers", admin.get("servers?q=described&sort=name&desc=true&limit=10"), 200);
        asked("get /api/v1/servers", admin.get("servers?colour=red"), 422);
        asked("get /api/v1/servers/{id}", admin.get(id), 200);
        asked("get /api/v1/servers/{id}", admin.get("servers/0"), 404);
        asked("get /api/v1/servers/{id}", stranger.get(id), 401);
        asked("put /api/v1/servers/{id}", admin.put(id, Map.of("version", 99)), 409);
        asked("get /api/v1/servers/{id}/facts", admin.get(id + "/facts"), 200);
        asked("get /api/v1/servers/{id}/dependents", admin.get(id + "/dependents"), 200);
        asked("delete /api/v1/servers/{id}", admin.delete(id + "?typed=other"), 422);
        asked("get /api/v1/servers/map", admin.get("servers/map"), 200);
        asked("post /api/v1/servers/check", admin.post("servers/check", Map.of()), 202);
        asked("get /api/v1/jump", admin.get("jump?q=described"), 200);
        asked("get /api/v1/jump", admin.get("jump?opened=/servers/server.xhtml?id=" + server.id()), 200);
        asked("get /api/v1/servers/enrolments", admin.get("servers/enrolments"), 200);
        asked("get /api/v1/people", admin.get("people?role=admin"), 200);
        asked("post /api/v1/people", admin.post("people", Map.of("username", "")), 422);
        asked("post /api/v1/groups", admin.post("groups", Map.of("name", "Described team")), 201);
        asked("get /api/v1/groups", admin.get("groups?q=described&sort=people"), 200);
        asked("post /api/v1/groups", admin.post("groups", Map.of("name", "described-team")), 422);
        asked("get /api/v1/people/export", admin.get("people/export?format=json&q=admin"), 200);
        asked(
                "post /api/v1/people/import",
                admin.post(
                        "people/import", admin.get("people/export?format=json").json()),
                200);
        asked("post /api/v1/servers/import", admin.post("servers/import", Map.of("rows", List.of())), 422);
        asked("get /api/v1/servers/export", admin.get("servers/export?colour=red"), 422);
        asked("get /api/v1/notices/wishes", admin.get("notices/wishes"), 200);
        asked("put /api/v1/notices/wishes", admin.put("notices/wishes", Map.of("wishes", List.of(Map.of()))), 422);
        asked("post /api/v1/notices/mutes", admin.post("notices/mutes", Map.of("server", "described")), 201);
        asked("get /api/v1/notices/mutes", admin.get("notices/mutes"), 200);
        asked("put /api/v1/notices/hook", admin.put("notices/hook", Map.of("url", "ftp://example.org/")), 422);
        asked("get /api/v1/notices/hook", admin.get("notices/hook"), 404);
        asked("get /api/v1/notices/mail", admin.get("notices/mail"), 200);
        asked("get /api/v1/notices/messages", admin.get("notices/messages?state=sent"), 200);
        asked("get /api/v1/audit", admin.get("audit?limit=20"), 200);
        asked("get /api/v1/permissions", admin.get("permissions"), 200);
        asked("get /api/v1/profile", admin.get("profile"), 200);
        asked("post /api/v1/profile/tokens", admin.post("profile/tokens", Map.of("name", "described")), 201);
        asked("get /api/v1/profile/tokens", admin.get("profile/tokens"), 200);
        asked("post /api/v1/tokens", stranger.post("tokens", Map.of("username", "x", "password", "x")), 401);
        assertThat(faults).isEmpty();
    }

    @Test
    void accountsPlansAndOperationsAreAsTheDocumentSays() {
        String accounts = "servers/" + server.id() + "/accounts";
        asked(
                "post /api/v1/servers/{server}/accounts/{name}/adopt",
                admin.post(accounts + "/maren/adopt", Map.of()),
                200);
        asked("get /api/v1/servers/{server}/accounts", admin.get(accounts), 200);
        asked("get /api/v1/accounts", admin.get("accounts?q=maren"), 200);
        asked("get /api/v1/plans", admin.get("plans"), 200);
        String plan = "plans/accounts/server/" + server.id();
        asked("get /api/v1/plans/{kind}/{type}/{id}", admin.get(plan), 200);
        asked(
                "post /api/v1/plans/{kind}/{type}/{id}/apply",
                admin.post(plan + "/apply", Map.of("digests", List.of("x"))),
                409);
        asked(
                "post /api/v1/comparisons/{type}/{id}/compare",
                admin.post("comparisons/server/" + server.id() + "/compare", Map.of()),
                202);
        asked(
                "post /api/v1/comparisons/{type}/{id}/compare",
                admin.post("comparisons/server/0/compare", Map.of()),
                404);
        asked("get /api/v1/comparisons", admin.get("comparisons?state=all"), 200);
        String difference = "differences/accounts/server/" + server.id();
        asked(
                "put /api/v1/differences/{kind}/{type}/{id}/ignored",
                admin.put(difference + "/ignored", Map.of("digest", "x", "until", "")),
                422);
        asked("delete /api/v1/differences/{kind}/{type}/{id}/ignored", admin.delete(difference + "/ignored"), 404);
        asked(
                "post /api/v1/differences/{kind}/{type}/{id}/adopt",
                admin.post(difference + "/adopt", Map.of("digest", "x")),
                409);
        asked("get /api/v1/comparisons/summary", admin.get("comparisons/summary"), 200);
        asked("get /api/v1/files", admin.get("files?state=written&sort=path"), 200);
        asked("get /api/v1/files/{id}", admin.get("files/0"), 404);
        RestClient.Answer command = admin.post("commands", RestOperations.order(List.of(server), false, "true"));
        asked("post /api/v1/commands", command, 201);
        long operation = command.json().required("id").asLong();
        asked("delete /api/v1/servers/{id}", admin.delete("servers/" + server.id() + "?typed=described"), 409);
        new RestOperations(admin).ended(operation, Duration.ofMinutes(1));
        asked("get /api/v1/operations", admin.get("operations?kind=command"), 200);
        asked("get /api/v1/operations/{id}", admin.get("operations/" + operation), 200);
        asked("get /api/v1/operations/{id}/log", admin.get("operations/" + operation + "/log?part=1"), 200);
        asked("post /api/v1/operations/{id}/cancel", admin.post("operations/" + operation + "/cancel", Map.of()), 409);
        asked("post /api/v1/operations/{id}/retry", admin.post("operations/" + operation + "/retry", Map.of()), 409);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyOperationSaysHowToSignInAndWhatErrorsLookLikeAndEveryListHowItIsAsked() {
        assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/security/0").has("token")).isTrue();
        document.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("responses"))
                        .forEach(method -> assertThat(method.getValue()
                                        .at("/responses/default/$ref")
                                        .asText())
                                .as(method.getKey() + " " + path.getKey())
                                .isEqualTo("#/components/responses/Error")));
        assertThat(document.at("/paths/~1api~1v1~1servers/get/parameters").toString())
                .contains("#/components/parameters/offset", "\"reachable\"");
    }

    private void asked(String operation, RestClient.Answer answer, int status) {
        assertThat(answer.status()).as(operation + " " + answer.text()).isEqualTo(status);
        faults.addAll(api.faults(operation, answer));
    }
}
