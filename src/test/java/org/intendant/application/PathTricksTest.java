package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.intendant.web.PageSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T10: other spellings of protected addresses, sent byte for byte. A stranger gets 400, 401, 403, 404, 405 or the way to
 * sign in, and never content.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class PathTricksTest {

    private static final List<String> PROTECTED = List.of(
            "/dashboard.xhtml",
            "/people/people.xhtml",
            "/people/newperson.xhtml",
            "/servers/servers.xhtml",
            "/operations/operations.xhtml",
            "/api/v1/people",
            "/api/v1/openapi.json",
            "/api/v1/operations/1/log");

    private static final List<String> PUBLIC =
            List.of("/people/signin.xhtml", "/people/setup.xhtml", "/people/link.xhtml", "/api/v1/tokens");

    /** What only somebody who is signed in may read. */
    private static final List<String> CONTENT =
            List.of("\"rows\"", "\"openapi\"", "intendant-token\" content=", "id=\"user\"", "\"username\"", "Sign out");

    private static RunningIntendant intendant;

    @BeforeAll
    static void shared(RunningIntendant shared) {
        intendant = shared;
    }

    @Test
    void noSpellingLeadsAround() throws IOException {
        for (String path : everyProtectedPath()) {
            spellings(path)
                    .filter(target -> target.matches("(/|http:).*")) // the server takes nothing else for a request
                    .forEach(target -> mustStayOut("GET", target, new Visitor(intendant)));
        }
    }

    /** Every page and every address of REST that is not public, with some value for its parameters. */
    private static Set<String> everyProtectedPath() throws IOException {
        Set<String> paths = new TreeSet<>(PROTECTED);
        for (Path page : PageSource.pages(RunCommand.root())) {
            paths.add(page.toString().replaceFirst(".*/META-INF/resources", ""));
        }
        RestClient.admin(intendant)
                .get("openapi.json")
                .orThrow()
                .required("paths")
                .fieldNames()
                .forEachRemaining(path -> paths.add(path.replaceAll("\\{\\w+}", "1")));
        paths.removeAll(PUBLIC);
        assertThat(paths).hasSizeGreaterThan(60);
        return paths;
    }

    private static Stream<String> spellings(String path) {
        String open = "/jakarta.faces.resource";
        String encoded = path.replaceFirst("([a-z])", "%" + Integer.toHexString(path.charAt(1)));
        int last = path.lastIndexOf('/');
        String folder = path.substring(0, last);
        String name = path.substring(last + 1);
        return Stream.of(
                path,
                path + ";x",
                path + ";jsessionid=1",
                path + ";/people/signin.xhtml",
                "/;x" + path,
                folder + "/;x/" + name,
                "/" + path,
                folder + "//" + name,
                folder + "/./" + name,
                folder + "/x/../" + name,
                "/people/signin.xhtml/.." + path,
                "/people/signin.xhtml/../.." + path,
                "/health/live/../.." + path,
                open + "/.." + path,
                open + "/%2e%2e" + path,
                open + "/..%2f" + path.substring(1),
                open + "/..%5c" + path.substring(1),
                open + "/x;/../.." + path,
                folder + "/%2e/" + name,
                "/%2e" + path,
                folder + "%2f" + name,
                folder + "%5c" + name,
                folder + "\\" + name,
                path + "%3bx",
                path + "%00",
                path + "%00.css",
                path + "%20",
                path + "%0a",
                path + "%23",
                path + "%3f.css",
                path + "%c0%ae",
                path.replace("/", "%252f"),
                path + "/",
                path + "/.",
                path + "/..",
                path + "/people/signin.xhtml",
                path + ".",
                path + "?/people/signin.xhtml",
                path + "?x=/jakarta.faces.resource/",
                path.toUpperCase(java.util.Locale.ROOT),
                path.replace(".xhtml", ""),
                path.replace(".xhtml", ".XHTML"),
                path.replace(".xhtml", ".xHTML"),
                path.replace(".xhtml", ".jsf"),
                path.replace(".xhtml", ".faces"),
                "/faces" + path,
                encoded,
                "http://localhost:" + intendant.port() + path,
                "http://elsewhere.example" + path,
                "/META-INF/resources" + path,
                "/WEB-INF/web.xml",
                "/WEB-INF/../WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/openapi",
                "/metrics",
                "/console",
                "/management",
                "/wildfly-services",
                "/intendant-error");
    }

    @Test
    void noMethodLeadsAround() {
        for (String path : PROTECTED) {
            for (String method : List.of(
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "POST",
                    "PUT",
                    "DELETE",
                    "PATCH",
                    "PROPFIND",
                    "CONNECT",
                    "get",
                    "FOO")) {
                mustStayOut(method, path, new Visitor(intendant));
            }
        }
    }

    @Test
    void noHeaderLeadsAround() {
        for (String path : PROTECTED) {
            for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
                mustStayOut("GET", path, new Visitor(intendant).with(header, "OPTIONS"));
                mustStayOut("POST", path, new Visitor(intendant).with(header, "GET"));
            }
            for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path")) {
                mustStayOut("GET", path, new Visitor(intendant).with(header, "/people/signin.xhtml"));
                Reply reply = new Visitor(intendant).with(header, path).get("/people/signin.xhtml");
                assertThat(reply.body()).doesNotContain("id=\"user\"");
            }
            for (String header : List.of("X-Forwarded-User", "Remote-User", "X-Remote-User", "X-Forwarded-Email")) {
                mustStayOut("GET", path, new Visitor(intendant).with(header, "admin"));
            }
            mustStayOut("GET", path, new Visitor(intendant).with("X-Forwarded-For", "127.0.0.1"));
        }
    }

    /** A second request hidden in the first one's body is not read as a request. */
    @Test
    void aBodyIsNoRequest() {
        Visitor smuggler = new Visitor(intendant).with("Transfer-Encoding", "chunked");
        Reply reply = smuggler.send(
                "POST",
                "/people/signin.xhtml",
                "text/plain",
                "0\r\n\r\nGET /api/v1/people HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(reply.status()).isNotEqualTo(500);
        assertThat(reply.body()).doesNotContain("\"rows\"");
    }

    private static void mustStayOut(String method, String target, Visitor stranger) {
        Reply reply = stranger.send(method, target, method.startsWith("P") ? "application/json" : "", "{}");
        String what = method + " " + target + " answered " + reply.status() + " " + reply.headers();
        List<Integer> refusals = new ArrayList<>(List.of(400, 401, 403, 404, 405, 501));
        assertThat(reply.leadsToSignIn() || refusals.contains(reply.status()))
                .as(what)
                .isTrue();
        CONTENT.forEach(secret -> assertThat(reply.body().contains(secret))
                .as(what + ": " + secret)
                .isFalse());
    }
}
