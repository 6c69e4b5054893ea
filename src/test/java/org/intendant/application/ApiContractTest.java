package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.application.ApiOperations.ApiOperation;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the API's own description, asked wrongly in every way that a program manages: the answer is always the
 * one JSON shape of an error with the status that fits, and never our bug. In an Intendant of its own, since it ends
 * throttled.
 */
@Tag("application")
class ApiContractTest {

    private static final String NOBODY = "99999999";
    private static final String TOKENS = "/api/v1/tokens";
    private static final String LONG = "x".repeat(200_000);

    private static RunningIntendant intendant;
    private static RestClient rest;
    private static RestClient anonymous;
    private static ApiOperations operations;

    private final List<String> broken = new ArrayList<>();

    @BeforeAll
    static void read() {
        intendant = RunningIntendant.prepared().start();
        rest = RestClient.admin(intendant);
        anonymous = RestClient.anonymous(intendant);
        operations = new ApiOperations(rest.get("openapi.json").orThrow());
    }

    @AfterAll
    static void stop() {
        intendant.close();
    }

    @Test
    void theDescriptionNamesWhatIsPromised() {
        assertThat(operations.all())
                .extracting(ApiOperation::toString)
                .contains(
                        "POST /api/v1/tokens",
                        "GET /api/v1/servers",
                        "POST /api/v1/servers/{server}/accounts",
                        "POST /api/v1/plans/{kind}/{type}/{id}/apply",
                        "GET /api/v1/people",
                        "GET /api/v1/operations/{id}/log");
        JsonNode document = rest.get("openapi.json").orThrow();
        assertThat(document.at("/paths/~1api~1v1~1servers/get/parameters"))
                .extracting(parameter -> parameter.path("$ref").asText())
                .contains("#/components/parameters/limit", "#/components/parameters/offset");
        assertThat(document.at("/components/schemas/ErrorBody/properties/error/properties")
                        .size())
                .isEqualTo(4);
        assertThat(document.findValues("default")).isNotEmpty();
        assertThat(document.at("/paths/~1api~1v1~1tokens/post/responses").has("default"))
                .isTrue();
    }

    @Test
    void withoutATokenOrWithAForeignOneItIs401() {
        for (ApiOperation operation : operations.all()) {
            if (!operation.path().equals(TOKENS)) {
                String path = operation.at(NOBODY);
                ask(anonymous, operation.method(), path, "{}", Set.of(401));
                ask(anonymous.with("Authorization", "Bearer nonsense"), operation.method(), path, "{}", Set.of(401));
                ask(anonymous.with("Authorization", "Basic YTpi"), operation.method(), path, "{}", Set.of(401));
            }
        }
        mustHold();
    }

    /** 405; or perhaps 404 where the method is one of an address with an id in the place of this one's last word, which is no id. */
    private static Set<Integer> refusals(String path, String method) {
        String somewhere = ApiOperations.filled(path, NOBODY);
        boolean takenForAnId = operations.paths().stream()
                .filter(other -> operations.find(other, method).isPresent())
                .anyMatch(other -> somewhere.matches(other.replaceAll("\\{[^}]+}", "[^/]+")));
        return takenForAnId ? Set.of(404, 405) : Set.of(405);
    }

    @Test
    void anotherMethodIs405AndAnotherTypeIs406Or415() {
        for (String path : operations.paths()) {
            String somewhere = ApiOperations.filled(path, NOBODY);
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                if (operations.find(path, method).isEmpty()) {
                    ask(rest, method, somewhere, "{}", refusals(path, method));
                }
            }
        }
        for (ApiOperation operation : operations.all()) {
            String path = operation.at(NOBODY);
            if (operation.hasBody()) {
                for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
                    ask(rest.with("Content-Type", type), operation.method(), path, "a=1", Set.of(415));
                }
            }
            if (operation.method().equals("GET")) {
                ask(rest.with("Accept", "image/png"), "GET", path, "", Set.of(404, 406));
            }
        }
        mustHold();
    }

    @Test
    void anIdThatIsNoneIs404() {
        for (ApiOperation operation : operations.all()) {
            if (operation.path().contains("{")) {
                for (String id :
                        List.of("abc", "-1", "0", "1.5", "99999999999999999999", "%E2%82%AC", "1'--", NOBODY)) {
                    ask(
                            rest,
                            operation.method(),
                            operation.at(id),
                            operation.example().toString(),
                            Set.of(400, 404, 409, 422));
                }
            }
        }
        mustHold();
    }

    /** Lists refuse what is no page; nothing is answered by a bug, whoever ignores which parameter. */
    @Test
    void aPageThatIsNoneIsRefusedByName() {
        for (ApiOperation operation : operations.all()) {
            if (operation.method().equals("GET")) {
                for (String query : List.of(
                        "offset=-1",
                        "offset=x",
                        "limit=0",
                        "limit=501",
                        "limit=x",
                        "limit=1&limit=2",
                        "sort=nonsense",
                        "desc=maybe",
                        "nonsense=1",
                        "q=%00",
                        "q=%FF",
                        "q=" + "x".repeat(1500),
                        "part=-1",
                        "part=x",
                        "from=-1",
                        "from=x",
                        "since=-1",
                        "since=x",
                        "wait=-1",
                        "wait=x",
                        "as=x")) {
                    ask(rest, "GET", operation.at(NOBODY) + "?" + query, "", Set.of());
                }
            }
        }
        for (String list : List.of("servers", "people", "operations", "audit")) {
            for (String query : List.of("offset=-1", "limit=0", "limit=501", "sort=nonsense", "nonsense=1")) {
                RestClient.Answer answer = rest.get(list + "?" + query);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
                assertThat(answer.json().at("/error/fields/0/field").asText())
                        .as(answer.toString())
                        .isEqualTo(query.startsWith("sort") ? "sort" : query.substring(0, query.indexOf('=')));
            }
        }
        mustHold();
    }

    @Test
    void aBodyThatIsNoneIs400() {
        for (ApiOperation operation : operations.all()) {
            if (operation.hasBody()) {
                String path = operation.at(NOBODY);
                for (String body : List.of("{\"a\":", "[]", "\"x\"", "1", "[".repeat(5000), "{\"a\":1,\"a\":2}")) {
                    ask(rest, operation.method(), path, body, Set.of(400));
                }
                for (String nothing : List.of("", "null")) {
                    ask(rest, operation.method(), path, nothing, Set.of(422));
                }
                ask(rest, operation.method(), path, "{\"a\":\"" + "x".repeat(3_000_000) + "\"}", Set.of(400, 413));
                ObjectNode unknown = operation.example().objectNode().put("nonsense", 1);
                unknown.setAll(operation.example());
                RestClient.Answer answer = rest.send(operation.method(), path, unknown.toString());
                judge(answer, Set.of(400));
                assertThat(answer.json().at("/error/fields/0/field").asText())
                        .as(answer.toString())
                        .isEqualTo("nonsense");
            }
        }
        mustHold();
    }

    /** Each field in turn: another type, nothing, far too much, what looks like an option, a character that no text holds. */
    @Test
    void aFieldThatMakesNoSenseIsNeverOurBug() {
        List<Object> nonsense = new ArrayList<>(List.of(
                List.of(),
                Map.of(),
                LONG,
                -1,
                1.5,
                true,
                "-oProxyCommand=x",
                "a\0b",
                List.of(Map.of()),
                List.of(LONG)));
        nonsense.add(java.math.BigInteger.TEN.pow(30));
        nonsense.add(null);
        nonsense.add(java.util.Collections.singletonList(null));
        for (ApiOperation operation : operations.all()) {
            if (operation.hasBody() && !operation.path().equals(TOKENS)) {
                operation
                        .example()
                        .fieldNames()
                        .forEachRemaining(field -> nonsense.forEach(value -> {
                            ObjectNode body = operation.example().deepCopy();
                            body.putPOJO(field, value);
                            judge(rest.send(operation.method(), operation.at(NOBODY), RestClient.text(body)), Set.of());
                        }));
            }
        }
        mustHold();
    }

    /** T7: a word that is none of those listed is refused, however near it comes to one. */
    @Test
    void aWordThatIsNotListedIsRefused() {
        int tried = 0;
        for (ApiOperation operation : operations.all()) {
            for (Map.Entry<String, List<String>> listed :
                    operations.words(operation).entrySet()) {
                String word = listed.getValue().get(0);
                for (Object near : List.of(
                        "NONSENSE",
                        word.toLowerCase(Locale.ROOT),
                        word + " ",
                        word + "\n",
                        word.replace('I', '\u0130').replace('A', '\u0391') + "\u200b",
                        "",
                        "0",
                        0,
                        List.of(word),
                        Map.of("@class", "java.lang.Runtime"))) {
                    ObjectNode body = operation.example().deepCopy();
                    put(body, listed.getKey(), near);
                    ask(rest, operation.method(), operation.at(NOBODY), RestClient.text(body), Set.of(400, 422));
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(20);
        mustHold();
    }

    private static void put(ObjectNode body, String place, Object value) {
        int last = place.lastIndexOf('/');
        ((ObjectNode) body.at(place.substring(0, last))).putPOJO(place.substring(last + 1), value);
    }

    /** T7, T36: a list is asked by names that it knows and by words that they know; whatever else is sent is no statement. */
    @Test
    void noListTakesAPieceOfAStatement() {
        List<String> hostile = List.of(
                "zq' or '1'='1",
                "zq\") or 1=1 --",
                "zq%' or 1=1 --",
                "zq;drop table person",
                "zq') union select password from person --",
                "zq\\",
                "zq_%",
                "\u0000",
                "zq\n--",
                "(select count(*) from information_schema.tables t1, information_schema.tables t2)",
                "case when (1=1) then 1 else 1/0 end",
                "zq\u02bc or 1=1",
                "1e308",
                "99999999999999999999");
        List<String> lists = operations.all().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(ApiOperation::path)
                .filter(path -> operations.paths().contains(path + "/csv"))
                .toList();
        assertThat(lists)
                .hasSizeGreaterThan(5)
                .contains("/api/v1/audit", "/api/v1/accounts", "/api/v1/comparisons", "/api/v1/files");
        for (String list : lists) {
            List<String> filters = FILTERS.stream()
                    .filter(name -> !rest.get(list + "?" + name + "=x").text().contains("cannot be filtered by"))
                    .toList();
            for (String sent : hostile) {
                String value = URLEncoder.encode(sent, StandardCharsets.UTF_8);
                ask(rest, "GET", list + "?sort=" + value, "", Set.of(422));
                ask(rest, "GET", list + "/csv?sort=" + value, "", Set.of(422));
                ask(rest, "GET", list + "/json?desc=" + value, "", Set.of(422));
                none(list, "q", value);
                filters.forEach(filter -> none(list, filter, value));
            }
        }
        for (String fuzzed : fuzz(40)) {
            String value = URLEncoder.encode(fuzzed, StandardCharsets.UTF_8);
            for (String list : lists) {
                judge(rest.get(list + "?q=" + value + "&sort=" + value), Set.of(422));
                judge(rest.get(list + "?q=" + value), Set.of(200, 422));
            }
        }
        mustHold();
    }

    /** What any list may be narrowed by. */
    private static final List<String> FILTERS = List.of(
            "state",
            "kind",
            "mine",
            "target",
            "role",
            "active",
            "owner",
            "tag",
            "server",
            "group",
            "actor",
            "action",
            "subject",
            "from",
            "to",
            "reachability");

    /** Either refused, or nothing is found. */
    private void none(String list, String parameter, String value) {
        RestClient.Answer answer = rest.get(list + "?" + parameter + "=" + value);
        judge(answer, Set.of(200, 422));
        if (answer.status() == 200 && answer.json().required("total").asInt() > 0) {
            broken.add(cut(answer.toString()) + ", expected nothing");
        }
    }

    private static List<String> fuzz(int many) {
        Random random = new Random(36);
        String signs = "'\"\\;%_()-*/#=<>|&$:?!,.[]{}`~^ \t\nabz09\u00e9\u0130\u202e";
        return IntStream.range(0, many)
                .mapToObj(i -> random.ints(1 + random.nextInt(30), 0, signs.length())
                        .mapToObj(at -> String.valueOf(signs.charAt(at)))
                        .collect(Collectors.joining()))
                .toList();
    }

    /** T27: no XML is read, whatever it is called, no object, and nothing that is compressed is unpacked. */
    @Test
    void noBodyIsMoreThanJson() throws IOException {
        Path file = Files.writeString(Files.createTempFile("entity", ".txt"), "canary-in-a-file");
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + file.toUri() + "\">"
                + "<!ENTITY a \"" + "a".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000) + "\">"
                + "<!ENTITY c \"" + "&b;".repeat(1000) + "\">]><x><username>&e;&c;</username></x>";
        for (ApiOperation operation : operations.all()) {
            if (operation.hasBody()) {
                for (String type : List.of(
                        "application/xml",
                        "text/xml",
                        "application/soap+xml",
                        "image/svg+xml",
                        "application/x-java-serialized-object",
                        "application/yaml",
                        "multipart/form-data; boundary=x")) {
                    RestClient.Answer answer =
                            rest.with("Content-Type", type).send(operation.method(), operation.at(NOBODY), xml);
                    judge(answer, Set.of(415));
                    assertThat(answer.text()).doesNotContain("canary-in-a-file");
                }
                ask(rest, operation.method(), operation.at(NOBODY), xml, Set.of(400, 422));
                ask(
                        rest.with("Content-Encoding", "gzip"),
                        operation.method(),
                        operation.at(NOBODY),
                        "\u001f\u008b\b",
                        Set.of(400, 415));
            }
        }
        Files.delete(file);
        mustHold();
    }

    /** T37: whatever does not end is ended: bodies of strangers and of others, for REST and for pages. */
    @Test
    void aBodyWithoutEndIsEnded() {
        String token = rest.post("profile/tokens", Map.of("name", "endless"))
                .orThrow()
                .required("token")
                .asText();
        for (String head : List.of(
                "POST /api/v1/tokens HTTP/1.1\r\nContent-Type: application/json\r\n",
                "POST /api/v1/people HTTP/1.1\r\nContent-Type: application/json\r\n",
                "POST /api/v1/people HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token
                        + "\r\n",
                "POST /people/signin.xhtml HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                "POST /people/signin.xhtml HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n",
                "POST /health HTTP/1.1\r\nContent-Type: text/plain\r\n")) {
            Endless endless = Endless.to(intendant.port(), head);
            assertThat(endless.taken()).as(head + endless).isLessThan(40_000_000);
            assertThat(endless.answer()).as(head).doesNotContain(" 200 ").doesNotContain(" 500 ");
        }
        assertThat(rest.get("profile").status()).isEqualTo(200);
    }

    @Test
    void aTokenIsMadeForThePasswordUntilThereWereTooManyWrongOnes() {
        Map<String, String> wish =
                Map.of("username", "admin", "password", RunningIntendant.ADMIN_PASSWORD, "name", "contract");
        RestClient.Answer made = anonymous.post("tokens", wish);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().required("token").asText()).hasSizeGreaterThan(30);
        for (String name : List.of("nobody", "a\0b", "", LONG, "-oProxyCommand=x", "admin")) {
            judge(
                    anonymous.post("tokens", Map.of("username", name, "password", "wrong", "name", "x")),
                    Set.of(400, 401, 422));
        }
        judge(anonymous.post("tokens", Map.of("username", "admin", "password", "a\0b", "name", "x")), Set.of(400, 401));
        int status = 401;
        for (int attempt = 0; attempt < 30 && status == 401; attempt++) {
            RestClient.Answer wrong =
                    anonymous.post("tokens", Map.of("username", "guess" + attempt, "password", "x", "name", "x"));
            judge(wrong, Set.of(401, 429));
            status = wrong.status();
        }
        assertThat(status).isEqualTo(429);
        mustHold();
    }

    private void ask(RestClient client, String method, String path, String body, Set<Integer> expected) {
        judge(client.send(method, path, method.equals("GET") || method.equals("DELETE") ? "" : body), expected);
    }

    private void judge(RestClient.Answer answer, Set<Integer> expected) {
        boolean fits = expected.isEmpty()
                ? answer.status() < 500 || answer.status() == 502
                : expected.contains(answer.status());
        if (!fits || answer.status() >= 400 && !isTheOneShape(answer)) {
            broken.add(cut(answer.toString()) + ", expected " + expected);
        }
    }

    private static boolean isTheOneShape(RestClient.Answer answer) {
        if (!answer.type().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return false;
        }
        JsonNode error = answer.json().path("error");
        return answer.json().size() == 1
                && error.path("message").asText().matches("(?s)\\S.*[.!?]")
                && error.path("message").asText().length() < 1000;
    }

    private static String cut(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    private void mustHold() {
        assertThat(broken).isEmpty();
    }
}
