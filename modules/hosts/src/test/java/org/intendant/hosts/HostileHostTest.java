package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** T37, T39: whatever a host sends instead of SSH, the attempt ends in time and its connection is closed. */
@Tag("lab")
class HostileHostTest {

    private static final Duration CONNECT = Duration.ofMillis(800);
    private static final byte[] VERSION = "SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What it sends; returns or fails when it has done its worst. */
    private interface Mischief {
        void on(OutputStream out) throws IOException;
    }

    static Stream<Arguments> mischiefs() {
        return Stream.of(
                Arguments.of("never answers", (Mischief) out -> {}),
                Arguments.of("endless banner", (Mischief) out -> forever(out, "Welcome to this host\r\n")),
                Arguments.of("endless line", (Mischief) out -> forever(out, "x".repeat(10_000))),
                Arguments.of("fake prompt", (Mischief) out -> forever(out, "root@web1's password: \r\n")),
                Arguments.of("garbage version", (Mischief)
                        out -> forever(out, "SSH-\0\u0001\u00ff-" + "y".repeat(300) + "\n")),
                Arguments.of("version and silence", (Mischief) out -> out.write(VERSION)),
                Arguments.of("version and garbage", (Mischief) out -> {
                    out.write(VERSION);
                    forever(out, "\u00ff\u0000\u007f garbage");
                }),
                Arguments.of("huge packet", (Mischief) out -> {
                    out.write(VERSION);
                    out.write(new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
                    forever(out, "z".repeat(10_000));
                }));
    }

    private static void forever(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        while (true) {
            out.write(bytes);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mischiefs")
    void endsInTimeAndClosesTheConnection(String what, Mischief mischief) throws Exception {
        HostKey key =
                new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SshHosts hosts = new SshHosts(LabSsh.newKey(), CONNECT)) {
            HostAddress address = new HostAddress("hostile", "root", "127.0.0.1", server.getLocalPort(), key, null);
            for (int attempt = 0; attempt < 2; attempt++) {
                CompletableFuture<Void> gone = served(server, mischief);
                boolean scan = attempt == 1;
                long begin = System.nanoTime();

                assertThatThrownBy(() -> {
                            if (scan) {
                                hosts.scan(address);
                            } else {
                                hosts.at(address).run(Command.of("id"), Duration.ofSeconds(10));
                            }
                        })
                        .as(what)
                        .isInstanceOf(HostUnreachable.class)
                        .hasMessageContaining("hostile (root@127.0.0.1:" + server.getLocalPort() + ")")
                        .message()
                        .hasSizeLessThan(500)
                        .doesNotContain("\r", "\n");

                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(CONNECT.multipliedBy(4));
                gone.get(5, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void manyWhoAskAtOnceShareOneAttempt() throws Exception {
        HostKey key =
                new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SshHosts hosts = new SshHosts(LabSsh.newKey(), CONNECT)) {
            HostAddress address = new HostAddress("silent", "root", "127.0.0.1", server.getLocalPort(), key, null);
            hosts.ownKey();

            List<CompletableFuture<Void>> asking = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> hosts.at(address).run(Command.of("id"), Duration.ofSeconds(5)),
                            task -> new Thread(task).start()))
                    .toList();

            assertThat(asking)
                    .allSatisfy(one -> assertThat(one)
                            .failsWithin(Duration.ofSeconds(5))
                            .withThrowableThat()
                            .withCauseInstanceOf(HostUnreachable.class));
            assertThat(accepted(server)).isEqualTo(1);
        }
    }

    private static int accepted(ServerSocket server) throws IOException {
        server.setSoTimeout(300);
        for (int count = 0; ; count++) {
            try {
                server.accept().close();
            } catch (SocketTimeoutException noMore) {
                return count;
            }
        }
    }

    /** Completes once the other side has closed the connection. */
    private static CompletableFuture<Void> served(ServerSocket server, Mischief mischief) {
        return CompletableFuture.runAsync(() -> {
            try (Socket socket = server.accept()) {
                try {
                    mischief.on(socket.getOutputStream());
                    while (socket.getInputStream().read() >= 0) {
                        continue;
                    }
                } catch (IOException closed) {
                    return;
                }
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }
}
