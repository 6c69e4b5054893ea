package org.intendant.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.intendant.data.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the terminal says of a server that answers and is not ready. */
class AwaitingTest {

    @TempDir
    Path home;

    @Test
    void namesWhatAPersonMustMendAndLetsThePagesAnswer() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] said =
                "{\"status\":\"down\",\"reasons\":[\"The key \\\"a\\\" is missing.\",\"So is b.\"]}\n".getBytes(UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(503, said.length);
                exchange.getResponseBody().write(said);
            }
        });
        server.start();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            int port = server.getAddress().getPort();
            Settings settings = new Settings(
                    Map.of("INTENDANT_HOME", home.toString(), "INTENDANT_HTTP_PORT", Integer.toString(port)));
            new Awaiting(settings, Duration.ofMillis(10))
                    .ready(ProcessHandle.current().pid());
            assertThat(printed.toString(UTF_8))
                    .contains("Intendant answers at http://localhost:" + port
                            + "/ but is not ready: The key \"a\" is missing. So is b.")
                    .doesNotContain("is ready:");
        } finally {
            System.setOut(before);
            server.stop(0);
        }
    }
}
