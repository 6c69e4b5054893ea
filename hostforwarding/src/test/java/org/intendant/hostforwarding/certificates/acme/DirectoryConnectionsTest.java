package org.intendant.hostforwarding.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.intendant.hostforwarding.certificates.Authority;
import org.intendant.plans.CommandFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;

/** An ACME server that leads elsewhere, or wants to be left alone. T28, T34. */
@Timeout(60)
class DirectoryConnectionsTest {

    private final List<String> asked = new ArrayList<>();
    private HttpsServer server;
    private Session session;
    private Session moved;
    private String base;
    private volatile Map<String, String> directory = Map.of();

    @BeforeEach
    void listen() throws Exception {
        KeyPair pair = Authority.pair("EC", 256);
        Authority root = Authority.root("Test");
        Authority own =
                root.leaf(pair, Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)), "localhost");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", pair.getPrivate(), new char[0], new X509Certificate[] {own.certificate()});
        keys.setCertificateEntry("root", root.certificate());
        KeyManagerFactory serving = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        serving.init(keys, new char[0]);
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(serving.getKeyManagers(), trusting.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        base = "https://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (!path.equals("/dir")) {
                exchange.getResponseHeaders().add("Replay-Nonce", "abcdef" + asked.size());
            }
            switch (path) {
                case "/dir" -> answer(exchange, 200, "application/json", json(directory));
                case "/moved" -> {
                    exchange.getResponseHeaders().add("Location", base + "/dir");
                    answer(exchange, 302, "text/plain", "");
                }
                case "/order" -> {
                    exchange.getResponseHeaders().add("Retry-After", "7200");
                    answer(
                            exchange,
                            429,
                            "application/problem+json",
                            "{\"type\": \"urn:ietf:params:acme:error:rateLimited\", \"detail\": \"too many\\u001b[31m"
                                    + " certificates\\n(5) already issued\"}");
                }
                default -> answer(exchange, 200, "text/plain", "");
            }
        });
        server.start();
        session = new Session(URI.create(base + "/dir"), new DirectoryConnections(URI.create(base + "/dir"), tls));
        directory = Map.of("newNonce", base + "/nonce", "newAccount", base + "/account", "newOrder", base + "/order");
        moved = new Session(URI.create(base + "/moved"), new DirectoryConnections(URI.create(base + "/moved"), tls));
    }

    private static String json(Map<String, String> values) {
        StringBuilder text = new StringBuilder("{\"meta\": {}");
        values.forEach((name, value) -> text.append(", \"%s\": \"%s\"".formatted(name, value)));
        return text.append("}").toString();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String type, String body)
            throws java.io.IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void order() {
        Login login = session.login(url(base + "/account/1"), AccountKeys.made());
        new AcmeWords("ca.example.org")
                .of(() -> login.newOrder().domain("shop.example.org").create());
    }

    private static java.net.URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (java.net.MalformedURLException never) {
            throw new IllegalStateException(never);
        }
    }

    @Test
    void whatLeadsToAnotherServerIsNotAsked() {
        for (String elsewhere : List.of(
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/",
                "https://localhost:1/order",
                base.replace("localhost", "127.0.0.1") + "/order",
                base.replace("https", "http") + "/order")) {
            directory = Map.of("newNonce", elsewhere, "newAccount", base + "/a", "newOrder", base + "/order");
            asked.clear();
            session = new Session(session.getServerUri(), session.provider());

            assertThatThrownBy(this::order)
                    .as(elsewhere)
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("another server than the one of INTENDANT_ACME_DIRECTORY");
            assertThat(asked).containsOnly("/dir");
        }
    }

    @Test
    void noRedirectIsFollowed() {
        assertThatThrownBy(() -> new AcmeWords("ca.example.org").of(moved::getMetadata))
                .isInstanceOf(CommandFailed.class);
        assertThat(asked).containsExactly("/moved");
    }

    @Test
    void whoWantsToBeLeftAloneIsAndSaysSoInOneLine() {
        assertThatThrownBy(this::order).isInstanceOfSatisfying(AcmeWords.RateLimited.class, limited -> {
            assertThat(limited.getMessage())
                    .startsWith("ca.example.org has had too many requests: too many")
                    .contains("(5) already issued. It asks to wait until ")
                    .doesNotContain("\n", "\u001b");
            assertThat(limited.until().orElseThrow())
                    .isBetween(Instant.now().plusSeconds(7000), Instant.now().plusSeconds(7300));
        });
        assertThat(asked).filteredOn("/order"::equals).hasSize(1);
    }
}
