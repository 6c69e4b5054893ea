package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one change before a host is managed: our line, and nothing else, in its authorized_keys. */
@Tag("lab")
class AuthorizeTest {

    private static final String FILE = "/home/deploy/.ssh/authorized_keys";

    private static LabHost host;

    private SshHosts hosts;

    @BeforeAll
    static void open() {
        host = Lab.shared()
                .host(
                        "authorize",
                        HostSpec.plain()
                                .rootPassword("Right-1")
                                .sudoUser("deploy")
                                .password("deploy", "it's \"Right\" 2"));
    }

    @AfterAll
    static void close() {
        host.destroy();
    }

    @BeforeEach
    void begin() {
        hosts = new SshHosts(LabSsh.newKey());
    }

    @AfterEach
    void end() {
        hosts.close();
    }

    private static HostAddress deploy() {
        return LabSsh.account(host, "deploy");
    }

    private static String file() {
        return new String(host.read(FILE), StandardCharsets.UTF_8);
    }

    private void authorize() {
        hosts.authorize(deploy(), "it's \"Right\" 2".toCharArray());
    }

    @Test
    void letsIntendantIn() {
        assertThatThrownBy(() -> hosts.at(LabSsh.root(host)).read(Command.of("id")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("must hold this line: " + hosts.ownKey());

        hosts.authorize(LabSsh.root(host), "Right-1".toCharArray());

        assertThat(hosts.at(LabSsh.root(host)).read(Command.of("id", "-un"))).isEqualTo("root\n");
    }

    @Test
    void keepsWhatIsThereAlsoWithoutALastLineEnd() {
        host.write(FILE, "# mine\nssh-ed25519 AAAAother someone".getBytes(StandardCharsets.UTF_8), "0600");
        host.exec("chown", "deploy:", FILE).orThrow();

        authorize();
        authorize();

        assertThat(file()).isEqualTo("# mine\nssh-ed25519 AAAAother someone\n" + hosts.ownKey() + "\n");
    }

    @Test
    void makesFolderAndFileForTheAccountOnly() {
        host.exec("rm", "-rf", "/home/deploy/.ssh").orThrow();

        authorize();

        assertThat(file()).isEqualTo(hosts.ownKey() + "\n");
        assertThat(host.exec("stat", "-c", "%a %U", "/home/deploy/.ssh", FILE).stdout())
                .isEqualTo("700 deploy\n600 deploy\n");
    }

    @Test
    void leavesASymbolicLinkAlone() {
        host.exec("rm", "-rf", FILE, "/home/deploy/elsewhere").orThrow();
        host.exec("install", "-d", "-o", "deploy", "-m", "700", "/home/deploy/.ssh")
                .orThrow();
        host.exec("ln", "-s", "/home/deploy/elsewhere", FILE).orThrow();

        assertThatThrownBy(this::authorize)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("deploy on authorize was left as it is")
                .hasMessageContaining("symbolic link");
        assertThat(host.exec("ls", "/home/deploy/elsewhere").exit()).isNotZero();
        host.exec("rm", FILE).orThrow();
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertThatThrownBy(() -> hosts.authorize(deploy(), "wrong".toCharArray()))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("does not accept this password")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void givesNoPasswordToAHostWithAnotherKey() {
        HostKey other =
                new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
        HostAddress wrong = new HostAddress("authorize", "deploy", host.address(), 22, other, null);

        assertThatThrownBy(() -> hosts.authorize(wrong, "secret".toCharArray())).isInstanceOf(HostKeyChanged.class);
    }
}
