package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands on a real host: what they are given, what they answer, who they run as. */
@Tag("lab")
class RunOnHostTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static LabHost host;
    private static SshHosts hosts;

    @BeforeAll
    static void open() {
        host = Lab.shared()
                .host(
                        "run",
                        HostSpec.plain()
                                .sudoUser("deploy")
                                .askedUser("asked")
                                .user("plain")
                                .sudoUser("noisy")
                                .file(
                                        "/home/noisy/.bashrc",
                                        "echo Welcome; echo 'warning' >&2; printf half\n",
                                        "0644"));
        hosts = new SshHosts(LabSsh.key());
    }

    @AfterAll
    static void close() {
        hosts.close();
        host.destroy();
    }

    private static RemoteHost as(String user) {
        return hosts.at(LabSsh.account(host, user));
    }

    @Test
    void answersOutputErrorAndExitCode() {
        CommandResult result = as("root").run(new Program("three.sh", "echo out; echo err >&2; exit 3").with(), LIMIT);

        assertThat(result).isEqualTo(new CommandResult(3, "out\n", "err\n"));
    }

    @Test
    void feedsStandardInput() {
        String text = "first\nsecond without end";

        assertThat(as("root").read(Command.of("cat").reading(text))).isEqualTo(text);
        assertThat(as("root").read(Command.of("wc", "-c").reading("x".repeat(3_000_000))))
                .isEqualTo("3000000\n");
    }

    @Test
    void giveAnEmptyInputToACommandThatReads() {
        assertThat(as("root").read(Command.of("cat"))).isEmpty();
    }

    @Test
    void namesHostAndWordsOfAFailedRead() {
        assertThatThrownBy(() -> as("root").read(Command.of("ls", "/nowhere")))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("ls /nowhere on run ended with 2: ls: cannot access '/nowhere': No such file or directory");
    }

    @Test
    void answers127ForAProgramThatIsNotThere() {
        assertThat(as("root").run(Command.of("no-such-program"), LIMIT).exit()).isEqualTo(127);
    }

    @Test
    void becomesRootWithSudo() {
        assertThat(as("deploy").read(Command.of("id", "-un"))).isEqualTo("deploy\n");
        assertThat(as("deploy").read(Command.of("id", "-un").withRoot())).isEqualTo("root\n");
        assertThat(as("root").read(Command.of("id", "-un").withRoot())).isEqualTo("root\n");
    }

    @Test
    void saysWhichLineSudoersNeeds() {
        for (String user : new String[] {"asked", "plain"}) {
            assertThatThrownBy(() -> as(user).read(Command.of("id").withRoot()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessage("sudo on run refused " + user + ". Add this line with visudo: " + user
                            + " ALL=(ALL) NOPASSWD: ALL");
        }
    }

    @Test
    void leavesTheBannerOfALoginShellBehind() {
        assertThat(as("noisy").run(Command.of("echo", "answer"), LIMIT))
                .isEqualTo(new CommandResult(0, "answer\n", ""));
        assertThat(as("noisy").run(Command.of("id", "-un").withRoot(), LIMIT))
                .isEqualTo(new CommandResult(0, "root\n", ""));
    }

    @Test
    void saysWhatALoginShellAnsweredThatRunsNothing() {
        host.exec("useradd", "-m", "-s", "/usr/sbin/nologin", "closed").orThrow();
        host.authorize("closed", Lab.shared().keys().publicLine());

        assertThatThrownBy(() -> as("closed").read(Command.of("id")))
                .isInstanceOfSatisfying(CommandFailed.class, failed -> {
                    assertThat(failed).hasMessage("The login shell of closed on run did not run id.");
                    assertThat(failed.output()).contains("not available");
                });
    }

    @Test
    void givesUpAfterTheLimitAndGoesOn() {
        long begin = System.nanoTime();

        assertThatThrownBy(() -> as("root").run(Command.of("sleep", "61"), Duration.ofSeconds(1)))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("given up after 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        assertThat(as("root").read(Command.of("echo", "still here"))).isEqualTo("still here\n");
    }

    @Test
    void signsInAgainAfterAReboot() {
        LabHost other = Lab.shared().host("rebooted");
        RemoteHost remote = hosts.at(LabSsh.root(other));
        String before = remote.read(Command.of("cat", "/proc/sys/kernel/random/boot_id"));

        other.reboot();

        assertThat(remote.read(Command.of("cat", "/proc/sys/kernel/random/boot_id")))
                .isNotEqualTo(before);
        other.destroy();
    }

    @Test
    void refusesAKeyThatIsNotOurs() {
        HostAddress address = LabSsh.root(host);
        HostKey other =
                new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
        HostAddress wrong =
                new HostAddress(address.name(), address.user(), address.host(), address.port(), other, null);

        assertThatThrownBy(() -> hosts.at(wrong).read(Command.of("id")))
                .isInstanceOfSatisfying(HostKeyChanged.class, changed -> {
                    assertThat(changed.pinned()).isEqualTo(other);
                    assertThat(changed.shown()).isEqualTo(address.key());
                })
                .hasMessageContaining(host.hostKeyFingerprint())
                .hasMessageContaining("installed anew");
    }

    @Test
    void scansTheKeyWithoutSigningIn() {
        HostAddress unknown = new HostAddress("new", "nobody-at-all", host.address(), 22, null, null);

        assertThat(hosts.scan(unknown)).isEqualTo(LabSsh.keyOf(host));
        assertThat(hosts.scan(unknown).fingerprint()).isEqualTo(host.hostKeyFingerprint());
    }
}
