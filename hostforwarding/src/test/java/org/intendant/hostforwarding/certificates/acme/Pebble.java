package org.intendant.hostforwarding.certificates.acme;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.intendant.hostforwarding.certificates.Authority;
import org.intendant.lab.Await;

/**
 * A real ACME server, pebble, on ports of its own on 127.0.0.1, with the name server of its package. It asks domains over HTTP where
 * this answers as nginx does: with the token, and the thumbprint of the account. Every twentieth nonce is refused, as is its way.
 */
public final class Pebble implements AutoCloseable {

    private static final String PATH = "/.well-known/acme-challenge/";

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final int port = free();
    private final HttpServer web;
    public final List<String> asked = new ArrayList<>();

    /** What follows the token, as a proxy knows it; what it answers altogether may be something else. */
    public volatile UnaryOperator<String> answer = token -> "";

    /** Every domain lies here, and this answers for it. */
    public Pebble(Path folder) throws IOException {
        this(folder, "127.0.0.1", 0);
    }

    /**
     * Every domain lies elsewhere.
     *
     * @param httpPort where it answers there; 0 for an answer from here
     */
    public Pebble(Path folder, String address, int httpPort) throws IOException {
        this.folder = folder;
        Authority root = Authority.root("Test");
        Authority own = root.leaf(
                Authority.pair("EC", 256),
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofDays(2)),
                "localhost",
                "127.0.0.1");
        Files.writeString(folder.resolve("cert.pem"), own.pem());
        Files.writeString(folder.resolve("key.pem"), own.key());
        Files.writeString(ca(), root.pem());
        int dns = free();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int asks = httpPort == 0 ? web.getAddress().getPort() : httpPort;
        web.createContext(PATH, exchange -> {
            String token = exchange.getRequestURI().getPath().substring(PATH.length());
            asked.add(exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = answer.apply(token).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
        Files.writeString(folder.resolve("config.json"), """
                {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                 "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": %d,
                 "ocspResponderURL": "", "externalAccountBindingRequired": false}}
                """.formatted(
                        port, free(), folder.resolve("cert.pem"), folder.resolve("key.pem"), asks, free()));
        start(
                Map.of(),
                "pebble-challtestsrv",
                "-dns01",
                "127.0.0.1:" + dns,
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-management",
                "127.0.0.1:" + free(),
                "-defaultIPv4",
                address,
                "-defaultIPv6",
                "");
        start(
                Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0"),
                "pebble",
                "-config",
                folder.resolve("config.json").toString(),
                "-dnsserver",
                "127.0.0.1:" + dns);
        Await.until(Duration.ofSeconds(20), "pebble", this::listens);
    }

    /** What Intendant is started with. */
    public Map<String, String> settings() {
        return Map.of(
                "INTENDANT_ACME_DIRECTORY", "https://localhost:" + port + "/dir", "INTENDANT_ACME_CA", ca().toString());
    }

    private Path ca() {
        return folder.resolve("ca.pem");
    }

    private boolean listens() {
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".log").toFile());
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        web.stop(0);
        processes.forEach(Process::destroyForcibly);
    }
}
