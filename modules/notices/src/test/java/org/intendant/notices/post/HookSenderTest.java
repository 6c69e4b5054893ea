package org.intendant.notices.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.intendant.data.Settings;
import org.intendant.notices.post.HookSender.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T28: webhooks on the wire, to real servers on this machine. */
@Timeout(30)
class HookSenderTest {

    private static final String OK = "HTTP/1.1 204 No Content\r\n\r\n";

    @TempDir
    Path folder;

    private static HookSender sender(String listed) {
        HookSender sender = new HookSender();
        sender.settings = new Settings(Map.of("INTENDANT_WEBHOOK_NETWORKS", listed));
        sender.clock = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
        return sender;
    }

    private static Call call(String url) {
        return new Call(HookUrl.of(url), "secret", "notice.7", "{\"subject\":\"web1 does not answer\"}");
    }

    @Test
    void isSignedSoThatItsReceiverKnowsIt() throws IOException {
        try (Receiver receiver = new Receiver(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), OK)) {
            sender("127.0.0.0/8").send(call("http://127.0.0.1:" + receiver.port() + "/hooks/7?x=1"));
            assertThat(receiver.requests).singleElement().satisfies(request -> {
                String body = "{\"subject\":\"web1 does not answer\"}";
                assertThat(request)
                        .startsWith("POST /hooks/7?x=1 HTTP/1.1\r\nHost: 127.0.0.1:" + receiver.port() + "\r\n")
                        .contains("\r\nContent-Type: application/json\r\n")
                        .contains("\r\nIntendant-Delivery: notice.7\r\n")
                        .contains("\r\nIntendant-Signature: t=1800000000,v1="
                                + HookSender.signature("secret", "1800000000." + body) + "\r\n")
                        .endsWith("\r\n\r\n" + body);
            });
        }
        assertThat(HookSender.signature("key", "The quick brown fox jumps over the lazy dog"))
                .as("HMAC-SHA-256 as everybody computes it")
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "localhost", "0.0.0.0"})
    void knocksNowhereInside(String host) throws IOException {
        try (Receiver receiver = new Receiver(new ServerSocket(0), OK)) {
            for (String scheme : List.of("http", "https")) {
                assertThatThrownBy(() -> sender("").send(call(scheme + "://" + host + ":" + receiver.port() + "/")))
                        .isInstanceOf(NotTaken.class)
                        .hasMessageContaining("leads into a network that webhooks do not reach");
            }
            assertThat(receiver.accepted).hasValue(0);
        }
    }

    @Test
    void goesInClearToListedNetworksOnly() {
        HookSender sender = sender("127.0.0.0/8");
        sender.names = name -> new InetAddress[] {InetAddress.getByName("8.8.8.8")};
        assertThatThrownBy(() -> sender.send(call("http://example.org/"))).hasMessageContaining("over https only");
    }

    /** Rebinding: asked once, and one bad address among good ones is enough. */
    @Test
    void aNameIsLookedUpOnceAndAllOfItsAddressesCount() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Receiver receiver = new Receiver(new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2")), OK)) {
            HookSender sender = sender("127.0.0.2");
            sender.names = name ->
                    new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1")};
            sender.send(call("http://rebinding.example:" + receiver.port() + "/"));
            assertThat(asked).hasValue(1);
            assertThat(receiver.requests).hasSize(1);
            sender.names =
                    name -> new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")};
            assertThatThrownBy(() -> sender.send(call("http://both.example:" + receiver.port() + "/")))
                    .hasMessageContaining("leads into a network");
            assertThat(receiver.requests).hasSize(1);
        }
    }

    /** The connection goes to the address that was checked; the certificate must be the name's. */
    @Test
    void tlsChecksTheNameAlthoughTheAddressIsGiven() throws Exception {
        SSLContext tls = certificateFor("hook.example");
        try (Receiver receiver = new Receiver(
                tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress()), OK)) {
            HookSender sender = sender("127.0.0.1");
            sender.names = name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            sender.tls = tls.getSocketFactory();
            sender.send(call("https://hook.example:" + receiver.port() + "/x"));
            assertThat(receiver.requests).singleElement().asString().contains("Host: hook.example:");
            assertThatThrownBy(() -> sender.send(call("https://other.example:" + receiver.port() + "/")))
                    .isInstanceOf(NotTaken.class)
                    .hasMessageContaining("other.example");
            sender.tls = (javax.net.ssl.SSLSocketFactory) javax.net.ssl.SSLSocketFactory.getDefault();
            assertThatThrownBy(() -> sender.send(call("https://hook.example:" + receiver.port() + "/")))
                    .as("a certificate that nobody vouches for")
                    .isInstanceOf(NotTaken.class);
            assertThat(receiver.requests).hasSize(1);
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (Receiver inner = new Receiver(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), OK);
                Receiver outer = new Receiver(
                        new ServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                        "HTTP/1.1 307 Over There\r\nLocation: http://127.0.0.1:" + inner.port() + "/\r\n\r\n")) {
            assertThatThrownBy(() -> sender("127.0.0.1").send(call("http://127.0.0.1:" + outer.port() + "/")))
                    .hasMessageContaining("answered 307. Redirects are not followed");
            assertThat(inner.accepted).hasValue(0);
        }
    }

    /** T37: of an endless answer a little is read, and a slow one gets no more time for each byte. */
    @Test
    void readsLittleAndNotForLong() throws IOException {
        try (Receiver endless = new Receiver(
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                "HTTP/1.1 500 Oh\r\n\r\n" + "no\u001b[31m".repeat(200_000))) {
            assertThatThrownBy(() -> sender("127.0.0.1").send(call("http://127.0.0.1:" + endless.port() + "/")))
                    .hasMessageContaining("answered 500: no\u241b[31m")
                    .satisfies(told -> assertThat(told.getMessage()).hasSizeLessThan(400));
        }
        try (Receiver slow = new Receiver(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), "H".repeat(1000))) {
            slow.pause = Duration.ofMillis(50);
            HookSender sender = sender("127.0.0.1");
            sender.patience = Duration.ofMillis(400);
            long begin = System.nanoTime();
            assertThatThrownBy(() -> sender.send(call("http://127.0.0.1:" + slow.port() + "/")))
                    .hasMessageContaining("did not answer as a web server does");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void saysWhatTheOtherSideSaid() throws IOException {
        try (Receiver receiver = new Receiver(
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\nno such room")) {
            assertThatThrownBy(() -> sender("127.0.0.1").send(call("http://127.0.0.1:" + receiver.port() + "/")))
                    .hasMessage("127.0.0.1 answered 410: no such room");
        }
        HookSender sender = sender("");
        sender.names = name -> {
            throw new java.net.UnknownHostException(name);
        };
        assertThatThrownBy(() -> sender.send(call("https://nowhere.example/")))
                .hasMessage("nowhere.example has no address.");
        assertThat(call("https://a.example/path-secret")).asString().doesNotContain("secret");
    }

    private SSLContext certificateFor(String name) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("a", keys.getCertificate("a"));
        trusted.init(roots);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }

    /** Listens, keeps what it is sent and always answers the same. */
    private static final class Receiver implements AutoCloseable {

        final AtomicInteger accepted = new AtomicInteger();
        final List<String> requests = Collections.synchronizedList(new ArrayList<>());
        volatile Duration pause = Duration.ZERO;
        private final ServerSocket listening;
        private final byte[] answer;

        Receiver(ServerSocket listening, String answer) {
            this.listening = listening;
            this.answer = answer.getBytes(StandardCharsets.UTF_8);
            Thread thread = new Thread(this::serve, "receiver");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listening.getLocalPort();
        }

        private void serve() {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    accepted.incrementAndGet();
                    requests.add(read(socket.getInputStream()));
                    write(socket.getOutputStream());
                } catch (IOException gone) {
                    // the other side went, or the test is over
                }
            }
        }

        private void write(OutputStream out) throws IOException {
            if (pause.isZero()) {
                out.write(answer);
                out.flush();
                return;
            }
            for (byte one : answer) {
                out.write(one);
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
            }
        }

        private static String read(InputStream in) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                int one = in.read();
                if (one < 0) {
                    throw new IOException("It ended early.");
                }
                all.write(one);
                String text = all.toString(StandardCharsets.UTF_8);
                int head = text.indexOf("\r\n\r\n");
                if (head >= 0 && all.size() == head + 4 + length(text)) {
                    return text;
                }
            }
        }

        private static int length(String text) {
            return Integer.parseInt(text.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
