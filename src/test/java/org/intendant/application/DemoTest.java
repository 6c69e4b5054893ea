package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunCommand;
import org.intendant.demo.Waiting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./run --demo}: real hosts, enrolled, of which one differs and one does not answer; and nothing of it afterwards. */
@Tag("application")
class DemoTest {

    @Test
    void showsWhatAnOperatorMeetsAndLeavesNothingBehind() throws IOException {
        int port = freePort();
        RunCommand demo = RunCommand.start(Map.of("INTENDANT_HTTP_PORT", Integer.toString(port)), "--demo");
        try {
            Waiting.until(
                    Duration.ofMinutes(4),
                    "the demo",
                    () -> demo.output().contains("Ctrl-C ends everything") || !demo.isRunning());
            assertThat(demo.output()).contains("Intendant is ready: http://localhost:" + port + "/");

            RestClient rest = rest(port, demo);
            assertThat(names(rest, "state=in_sync")).contains("gw1", "web1");
            assertThat(names(rest, "state=differs")).contains("web2", "db1");
            assertThat(names(rest, "reachable=unreachable")).containsExactly("files1");
            assertThat(answered(printed(demo, "curl (http://\\S+:8080/)"))).isEqualTo("The bookings of app1.\n");
            assertThat(adoptable(rest)).containsExactlyInAnyOrder("portforwarding pve1", "hostforwarding pve1");
            assertThat(named(printed(demo, "Host: (\\S+)' http"), printed(demo, "' http://(\\S+)/")))
                    .endsWith("The bookings of app1.\n");
            assertThat(rest.get("shares").orThrow().required("rows").toString()).contains("documents");
            assertThat(answer(printed(demo, "(ssh -i \\S+/mara .*)"), "id -un")).isEqualTo("deploy");
        } finally {
            demo.terminate();
            demo.exitCode(Duration.ofMinutes(1));
        }
        assertThat(demo.output()).contains("Nothing of it is left but the hosts' system");
        assertThat(Path.of(printed(demo, "-i (/run/intendant-lab/\\d+)/"))).doesNotExist();
        assertThat(Path.of(printed(demo, "data is in (\\S+) until"))).doesNotExist();
    }

    /** What a host answers to whoever does as the demo says. */
    private static String answer(String ssh, String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(ssh.split(" ")));
        words.addAll(1, List.of("-F", "none", "-o", "BatchMode=yes", "-o", "UserKnownHostsFile=/dev/null"));
        words.add(command);
        Process login = new ProcessBuilder(words).start();
        return new String(login.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String answered(String url) throws IOException {
        try (InputStream body = URI.create(url).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String named(String name, String address) throws IOException {
        try (Socket call = new Socket(address, 80)) {
            call.getOutputStream()
                    .write(("GET / HTTP/1.0\r\nHost: " + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What others made and waits to be adopted. */
    private static List<String> adoptable(RestClient rest) {
        return StreamSupport.stream(
                        rest.get("comparisons?state=adoptable")
                                .orThrow()
                                .required("rows")
                                .spliterator(),
                        false)
                .map(row -> row.required("kind").asText() + " "
                        + row.required("targetName").asText())
                .toList();
    }

    private static List<String> names(RestClient rest, String filter) {
        return StreamSupport.stream(
                        rest.get("servers?" + filter).orThrow().required("rows").spliterator(), false)
                .map(server -> server.required("name").asText())
                .toList();
    }

    private static String printed(RunCommand demo, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(demo.output());
        assertThat(found.find()).as(demo.output()).isTrue();
        return found.group(1);
    }

    private static RestClient rest(int port, RunCommand demo) {
        return RestClient.signedIn(
                URI.create("http://localhost:" + port), "admin", printed(demo, "as admin with the password (\\S+)"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
