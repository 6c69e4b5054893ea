package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.web.PageSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T10, T26: other spellings of protected addresses, sent byte for byte. A stranger gets 400, 401, 403, 404, 405 or the way to
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

    /** T26: whatever names a thing, a part, a kind, a library or a place names no file. */
    @Test
    void nothingThatIsSentNamesAFile() {
        String token = RestClient.admin(intendant)
                .post("profile/tokens", Map.of("name", "paths"))
                .orThrow()
                .required("token")
                .asText();
        Visitor boss = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Visitor rest = Visitor.bearing(intendant, token);
        for (String file : List.of(
                "../../../../../../etc/passwd",
                "..%2f..%2f..%2fetc%2fpasswd",
                "%2e%2e%2fWEB-INF%2fweb.xml",
                "..%5c..%5cetc%5cpasswd",
                "%252e%252e%252fWEB-INF%252fweb.xml",
                "/etc/passwd",
                "file:///etc/passwd",
                "..%c0%af..%c0%afetc/passwd",
                "....//....//etc/passwd",
                "%EF%BC%8E%EF%BC%8E/etc/passwd",
                "../WEB-INF/web.xml%00.css",
                "..%2fMETA-INF%2fMANIFEST.MF")) {
            for (String path : List.of(
                    "/jakarta.faces.resource/intendant.css.xhtml?ln=" + file,
                    "/jakarta.faces.resource/web.xml.xhtml?ln=" + file,
                    "/jakarta.faces.resource/" + file + ".xhtml?ln=intendant",
                    "/jakarta.faces.resource/intendant.css.xhtml?ln=intendant&loc=" + file,
                    "/jakarta.faces.resource/intendant.css.xhtml?ln=intendant&con=" + file,
                    "/lists/import.xhtml?kind=" + file,
                    "/operations/plan.xhtml?kind=" + file + "&target=" + file,
                    "/people/signin.xhtml?to=" + file,
                    "/operations/operation.xhtml?id=" + file,
                    "/people/guide/" + file)) {
                readsNoFile(boss, path);
            }
            for (String path : List.of(
                    "/api/v1/operations/" + file + "/log/raw",
                    "/api/v1/operations/1/log/raw?part=" + file,
                    "/api/v1/operations/1/log/all?part=" + file,
                    "/api/v1/operations/1/log?as=" + file,
                    "/api/v1/plans/" + file + "/server/1",
                    "/api/v1/people/export?as=" + file,
                    "/api/v1/people/export?format=" + file)) {
                readsNoFile(rest, path);
            }
            Reply imported = rest.json(
                    "POST",
                    "/api/v1/people/import?name=" + file + "&apply=false",
                    "{\"rows\": [{\"username\": \"" + file + "\"}]}");
            assertThat(imported.status()).as(file + imported.body()).isLessThan(500);
            assertThat(imported.body()).doesNotContain("root:x:0");
        }
    }

    private static void readsNoFile(Visitor visitor, String path) {
        Reply reply = visitor.twin().get(path);
        assertThat(reply.status()).as(path).isLessThan(500);
        assertThat(reply.body()).as(path).doesNotContain("root:x:0", "<web-app", "Manifest-Version", "faces-config");
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
