package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host can be cut off, slow or hanging, and is well again afterwards. */
@Tag("lab")
class NetworkOfAHostTest {

    private static final Lab LAB = Lab.shared();
    private static final LabHost HOST = LAB.host("network");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @AfterAll
    static void destroy() {
        HOST.destroy();
    }

    @Test
    void isSilentWhileCutOff() throws IOException {
        try (Socket open = connect()) {
            open.getInputStream().readNBytes(4);

            HOST.cutOff();
            assertThatThrownBy(NetworkOfAHostTest::connect).isInstanceOf(IOException.class);
            assertThat(HOST.exec("cat", "/etc/hostname").stdout()).isEqualTo("network\n");

            HOST.reconnect();
            HOST.waitForSsh(LIMIT);
            assertThat(open.getInputStream().read()).isNotEqualTo(-1);
        }
        assertThat(LAB.ssh(HOST, "root", "true").exit()).isEqualTo(0);
    }

    @Test
    void isSlowUntilItIsNormalAgain() {
        HOST.slowDown("400kbit");
        long slow = millisForSending100KiB();
        assertThat(slow).isGreaterThan(1800);

        HOST.normalSpeed();
        assertThat(millisForSending100KiB()).isLessThan(slow);
        assertThat(HOST.exec("tc", "qdisc", "show", "dev", "eth0").orThrow().stdout())
                .doesNotContain("tbf");
    }

    @Test
    void acceptsAndNeverAnswersWhileItHangs() throws IOException {
        HOST.hang();
        try (Socket socket = connect()) {
            socket.setSoTimeout(500);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(HOST.exec("cat", "/etc/hostname").stdout()).isEqualTo("network\n");
        } finally {
            HOST.resume();
        }
        HOST.waitForSsh(LIMIT);
    }

    @Test
    void seesThisMachineAtTheAddressOfTheLab() {
        assertThat(LAB.ssh(HOST, "root", "echo $SSH_CLIENT").stdout()).startsWith(LAB.address() + " ");
        assertThat(HOST.exec("ping", "-c", "1", "-W", "2", LAB.address()).exit())
                .isEqualTo(0);
    }

    @Test
    void hasAnIpv6Address() {
        assertThat(HOST.exec("ip", "-6", "-o", "addr", "show", "scope", "global")
                        .stdout())
                .contains(HOST.address6() + "/64");
        LabResult scanned = Program.run(LIMIT, List.of("ssh-keyscan", "-t", "ed25519", HOST.address6()));
        assertThat(scanned.stdout()).contains(HOST.hostKey());
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(HOST.address(), 22), 1000);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static long millisForSending100KiB() {
        long start = System.nanoTime();
        LabResult sent = LAB.ssh(HOST, "root", "head -c 102400 /dev/zero");
        assertThat(sent.bytes()).hasSize(102400);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
