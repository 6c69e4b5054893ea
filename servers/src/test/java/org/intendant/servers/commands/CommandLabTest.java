package org.intendant.servers.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.servers.Estate;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands on a real host: what arrives there, what comes back, and what happens when either side goes away. */
@Tag("lab")
class CommandLabTest {
    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private final Estate estate = Estate.onH2(hosts);
    private final CommandWork work = new CommandWork();
    private LabHost host;
    private Server server;

    @BeforeEach
    void enrolled() {
        host = lab.host("commands", HostSpec.plain().sudoUser("admin"));
        ServerDraft draft = Estate.draft("web1");
        draft.getSsh().setHost(host.address());
        draft.getSsh().setUser("admin");
        String[] key = host.hostKey().split(" ");
        server = estate.server(draft, new HostKey(key[0], key[1]));
        work.hosts = estate.serverHosts;
        work.clock = Clock.systemUTC();
    }

    @AfterEach
    void gone() {
        hosts.close();
        estate.close();
        host.destroy();
    }

    /** T1 and T2: each word reaches the program as it was typed. */
    @Test
    void carriesEveryWordUnchanged() {
        List<String> words = new ArrayList<>(List.of("printf", "%s\\n"));
        List<String> hostile = List.of(
                "a'b",
                "a\"b",
                "a;b",
                "$(touch /tmp/x)",
                "`touch /tmp/x`",
                "a|b",
                "a&b",
                "${IFS}",
                "*",
                "--version",
                "-oProxyCommand=x",
                "",
                "ü\u202e",
                "a\\b");
        words.addAll(hostile);

        WrittenPart part = ran(false, 60, words.toArray(String[]::new));

        assertThat(part.text().lines()).containsExactlyElementsOf(hostile);
        assertThat(part.exits).containsExactly(0);
        assertThat(host.exec("test", "-e", "/tmp/x").exit()).isNotZero();
    }

    @Test
    void runsAsRootOnlyWhenAsked() {
        assertThat(ran(false, 60, "id", "-un").text()).isEqualTo("admin\n");
        assertThat(ran(true, 60, "id", "-un").text()).isEqualTo("root\n");
    }

    @Test
    void keepsTheExitCodeAndWhatWasPrinted() {
        WrittenPart part = part(false, 60, "sh", "-c", "echo out; echo err >&2; exit 7");

        assertThatThrownBy(() -> run(part))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("on web1 ended with 7");
        assertThat(part.text()).contains("out\n", "err\n");
        assertThat(part.exits).containsExactly(7);
    }

    @Test
    void goesOnReadingWhereTheLogEndedWithoutGapAndWithoutRepeat() {
        WrittenPart part = part(
                        false,
                        60,
                        "sh",
                        "-c",
                        "i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo \"line $i of the output\"; [ $((i % 300)) -eq 0 ] && sleep 0.2; done | tee /tmp/all")
                .dyingAt(20_000);
        assertThatThrownBy(() -> run(part)).isInstanceOf(WrittenPart.Killed.class);
        assertThat(part.stored.size()).isPositive();

        run(part.takenOver());

        assertThat(part.stored.toByteArray()).isEqualTo(host.read("/tmp/all"));
        assertThat(part.exits).containsExactly(0);
    }

    @Test
    void endsWhatTakesTooLongAndProvesIt() {
        WrittenPart part = part(false, 2, "sh", "-c", "sleep 4217 & sleep 4217");

        assertThatThrownBy(() -> run(part)).hasMessageContaining("it did not end by itself within 2 s");
        assertThat(host.exec("pgrep", "-f", "sleep 4217").exit()).isEqualTo(1);
    }

    @Test
    void cancelsEverythingThatTheCommandStarted() throws Exception {
        WrittenPart part = part(true, 60, "sh", "-c", "sleep 4218 & echo begun; sleep 4218");
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> estate.does(() -> {
            work.run(part);
            return true;
        }));
        await(() -> part.text().contains("begun"));

        assertThat(estate.<Boolean>does(() -> work.cancel(part))).isTrue();

        assertThat(host.exec("pgrep", "-f", "sleep 4218").exit()).isEqualTo(1);
        running.handle((done, ended) -> true).get(30, TimeUnit.SECONDS);
    }

    @Test
    void saysThatACommandIsLostWhenItsHostWasRestarted() throws Exception {
        WrittenPart part = part(true, 120, "sh", "-c", "echo begun; sleep 4219");
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> estate.does(() -> {
            work.run(part);
            return true;
        }));
        await(() -> part.text().contains("begun"));

        host.reboot();

        assertThatThrownBy(() -> running.get(90, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(WrittenPart.GoneLost.class)
                .hasMessageContaining("nobody knows how it ended");
    }

    @Test
    void waitsForAHostThatIsCutOffAndMissesNothing() throws Exception {
        WrittenPart part = part(false, 120, "sh", "-c", "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 1; done");
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> estate.does(() -> {
            work.run(part);
            return true;
        }));
        await(() -> part.text().contains("2\n"));
        host.stopSshd();
        host.exec("pkill", "-u", "admin", "sshd");
        await(() -> !answers());
        host.startSshd();

        running.get(90, TimeUnit.SECONDS);

        assertThat(part.text()).isEqualTo("1\n2\n3\n4\n5\n6\n7\n8\n");
    }

    /** Nobody knows how such a command ended: it is not called failed. */
    @Test
    void saysThatACommandIsLostAndSinceWhenOnceItsHostStaysAway() throws Exception {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        work.clock = new MovedClock(ahead);
        WrittenPart part = part(false, 60, "sh", "-c", "echo begun; sleep 4221");
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> estate.does(() -> {
            work.run(part);
            return true;
        }));
        await(() -> part.text().contains("begun"));

        host.stopSshd();
        host.exec("pkill", "-u", "admin", "sshd");
        await(() -> part.nows.contains("the host does not answer, trying again"));
        ahead.set(Duration.ofMinutes(3));

        assertThatThrownBy(() -> running.get(60, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(WrittenPart.GoneLost.class)
                .hasMessageMatching(
                        "(?s).*web1 has not answered since \\d{4}-\\S+Z\\. Nobody knows how the command ended.*");
        assertThat(part.exits).isEmpty();
    }

    /** A clock that the test moves on. */
    private static final class MovedClock extends Clock {
        private final AtomicReference<Duration> ahead;

        MovedClock(AtomicReference<Duration> ahead) {
            this.ahead = ahead;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }
    }

    @Test
    void leavesNothingBehindOnTheHost() {
        String before = runs();

        ran(false, 60, "true");

        assertThat(runs()).isEqualTo(before);
    }

    private boolean answers() {
        return host.exec("sh", "-c", "ss -ltn | grep -q ':22 '").exit() == 0;
    }

    private String runs() {
        return new String(
                host.exec(
                                "sh",
                                "-c",
                                "find / -xdev -path '*intendant*' -type f -not -path '/proc/*' 2>/dev/null | sort")
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private WrittenPart ran(boolean root, int seconds, String... words) {
        WrittenPart part = part(root, seconds, words);
        run(part);
        return part;
    }

    private void run(WrittenPart part) {
        estate.does(() -> {
            work.run(part);
            return true;
        });
    }

    private WrittenPart part(boolean root, int seconds, String... words) {
        CommandDraft draft = new CommandDraft();
        draft.setArguments(List.of(words));
        draft.setRoot(root);
        draft.setLimitSeconds(seconds);
        return new WrittenPart(server.target(), CommandOrder.of(draft));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
