package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a connection lives, and what a real sshd may say before the sign-in. */
@Tag("lab")
class ConnectionsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static LabHost host;

    @BeforeAll
    static void open() {
        host = Lab.shared().host("connections", HostSpec.plain().rootPassword("once and never again"));
    }

    @AfterAll
    static void close() {
        host.destroy();
    }

    @Test
    void aConnectionEndsWhenNothingUsedItForAWhileAndNotBefore() throws Exception {
        try (SshHosts hosts = new SshHosts(LabSsh.key(), Duration.ofSeconds(10), IDLE)) {
            RemoteHost remote = hosts.at(LabSsh.root(host));
            CompletableFuture<CommandResult> longer =
                    CompletableFuture.supplyAsync(() -> remote.run(Command.of("sleep", "3"), LIMIT));
            Await.until(LIMIT, "a connection", () -> connections() == 1);

            assertThat(longer).succeedsWithin(LIMIT).matches(CommandResult::ok);

            Await.until(LIMIT, "the end of the connection", () -> connections() == 0);
            assertThat(remote.read(Command.of("echo", "again"))).isEqualTo("again\n");
        }
    }

    /** T39: 200 KB of escape sequences and fake prompts, as much as SSH carries, for the key and for right and wrong passwords. */
    @Test
    void aHugeBannerBeforeTheSignInIsReadAndForgotten() {
        host.write("/etc/huge", ("\u001b]0;owned\u0007root@web1's password: \r\n").repeat(6_000));
        host.write("/etc/ssh/sshd_config.d/banner.conf", "Banner /etc/huge\n");
        host.exec("systemctl", "restart", "ssh").orThrow();
        host.waitForSsh(LIMIT);
        try (SshHosts hosts = new SshHosts(LabSsh.key());
                SshHosts strange = new SshHosts(LabSsh.newKey())) {
            HostAddress address = LabSsh.root(host);
            assertThat(hosts.at(address).read(Command.of("echo", "mine"))).isEqualTo("mine\n");
            assertThatThrownBy(() -> strange.at(address).read(Command.of("id")))
                    .isInstanceOf(HostUnreachable.class)
                    .message()
                    .contains("does not let Intendant in")
                    .doesNotContain("owned", "\u001b")
                    .hasSizeLessThan(1000);
            assertThatThrownBy(() -> strange.authorize(address, "not this one".toCharArray()))
                    .isInstanceOf(HostUnreachable.class)
                    .message()
                    .contains("does not accept this password")
                    .doesNotContain("owned", "\u001b");
            strange.authorize(address, "once and never again".toCharArray());
            assertThat(strange.at(address).read(Command.of("echo", "mine"))).isEqualTo("mine\n");
        }
    }

    private static int connections() {
        return (int) host.exec("ss", "-Htn", "state", "established", "sport", "=", "22")
                .orThrow()
                .stdout()
                .lines()
                .count();
    }
}
