package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** T33: secrets appear neither in argument lists and environments of the host nor in our log. */
@Tag("lab")
class SecretsOnHostTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String RECORD = "while :; do cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ; done";

    @Test
    void staysOutOfProcessListAndLog() {
        LabHost host = Lab.shared().host("secrets", HostSpec.plain().rootPassword("canary-password"));
        List<String> log = new CopyOnWriteArrayList<>();
        Handler listener = listener(log);
        Logger.getLogger("").addHandler(listener);
        Logger.getLogger("org.intendant").setLevel(Level.ALL);
        Logger.getLogger("com.jcraft").setLevel(Level.ALL);
        host.exec("systemd-run", "-q", "--unit=record", "sh", "-c", RECORD + " 2>/dev/null >/run/record")
                .orThrow();

        try (SshHosts hosts = new SshHosts(LabSsh.newKey())) {
            HostAddress address = LabSsh.root(host);
            assertThatThrownBy(() -> hosts.authorize(address, "canary-wrong".toCharArray()))
                    .isInstanceOf(HostUnreachable.class);
            hosts.authorize(address, "canary-password".toCharArray());
            RemoteHost remote = hosts.at(address);
            String id = UUID.randomUUID().toString();
            Program slow = new Program("slow.sh", "sleep 0.5; wc -c");
            assertThat(remote.read(slow.with("visible-one").reading("canary-input")))
                    .isEqualTo("12\n");
            remote.start(id, slow.with("visible-two").reading("canary-started"));
            Await.until(
                    LIMIT,
                    "the run ended",
                    () -> remote.follow(id, 0, Duration.ofSeconds(1)).state() == RunOutput.State.ENDED);
        }
        host.exec("systemctl", "stop", "record").orThrow();
        Logger.getLogger("").removeHandler(listener);

        assertThat(host.exec("grep", "-c", "-a", "visible-one", "/run/record").exit())
                .as("the recorder saw arguments")
                .isZero();
        assertThat(host.exec("grep", "-c", "-a", "visible-two", "/run/record").exit())
                .isZero();
        assertThat(host.exec("grep", "-c", "-a", "canary", "/run/record").exit())
                .isEqualTo(1);
        assertThat(log).noneMatch(line -> line.contains("canary"));
        host.destroy();
    }

    private static Handler listener(List<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry.getMessage() + " " + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
