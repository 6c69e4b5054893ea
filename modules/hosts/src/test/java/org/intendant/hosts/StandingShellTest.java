package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads over a shell that stays answer what a command of its own would, and its end is nobody's concern. */
@Tag("lab")
class StandingShellTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The process that ran timeout, which ran this. */
    private static final Program SHELL = new Program("shell.sh", "ps -o ppid= -p $PPID | tr -d ' '");

    private static LabHost host;
    private static SshHosts hosts;

    @BeforeAll
    static void open() {
        host = Lab.shared()
                .host(
                        "standing",
                        HostSpec.plain()
                                .sudoUser("deploy")
                                .askedUser("asked")
                                .sudoUser("noisy")
                                .file("/home/noisy/.bashrc", "echo Welcome; echo warning >&2; printf half\n", "0644")
                                .user("asking")
                                .file("/home/asking/.bashrc", "read -r name\n", "0644"));
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

    private static String shell(RemoteHost remote) {
        return remote.read(SHELL.with()).strip();
    }

    @Test
    void manyReadsTakeOneShell() {
        RemoteHost remote = as("root");

        List<String> shells = IntStream.range(0, 5).mapToObj(i -> shell(remote)).toList();

        assertThat(shells).allMatch(shell -> shell.matches("\\d+")).containsOnly(shells.get(0));
    }

    /** Some read what they are told in blocks, some byte by byte, and each has words of its own for a killed command. */
    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash"})
    void answersWhatACommandOfItsOwnWould(String sh) {
        host.exec("ln", "-sf", sh, "/bin/sh").orThrow();
        List.of("root", "deploy", "noisy").forEach(user -> hosts.forget(LabSsh.account(host, user)));
        List<Command> commands = List.of(
                new Program("three.sh", "echo out; echo err >&2; exit 3").with(),
                new Program("bytes.sh", "printf 'no end'; printf '\\377\\n\\n' >&2").with("a"),
                new Program("killed.sh", "kill -9 $$").with(),
                Command.of("no-such-program"),
                Command.of("cat"),
                Command.of("printenv", "LC_ALL", "HOME", "PATH", "PWD"),
                Command.of("echo", "'\"$(id)\n`id`", "\\", "é", "\nintendant 0\n"),
                Command.of("echo", "x".repeat(40_000)),
                Command.of("echo", "x".repeat(100_000)),
                Command.of("sh", "-c", "yes '' | head -n 100000"),
                Command.of("head", "-c", "6000000", "/dev/zero"));
        for (String user : List.of("root", "deploy", "noisy")) {
            for (Command command : commands) {
                for (Command either : List.of(command, command.withRoot())) {
                    CommandResult own = as(user).run(either, LIMIT);

                    assertThat(as(user).ask(either, LIMIT))
                            .as("%s as %s, first", either.shown(), user)
                            .isEqualTo(own);
                    assertThat(as(user).ask(either, LIMIT))
                            .as("%s as %s, then", either.shown(), user)
                            .isEqualTo(own);
                }
            }
        }
    }

    @Test
    void twentyAtOnceAllGetTheirOwnAnswer() {
        List<String> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> as("deploy").read(Command.of("echo", "answer " + i)))
                .toList();

        assertThat(answers)
                .isEqualTo(IntStream.range(0, 20)
                        .mapToObj(i -> "answer " + i + "\n")
                        .toList());
    }

    /** What was mended in the account's own settings counts at the next attempt. */
    @Test
    void isMadeAnewAfterAFailure() {
        RemoteHost remote = as("deploy");
        String first = shell(remote);

        assertThatThrownBy(() -> remote.read(Command.of("false"))).isInstanceOf(CommandFailed.class);

        assertThat(shell(remote)).isNotEqualTo(first);
        assertThat(shell(remote)).isEqualTo(shell(remote));
    }

    /** Intendant's own word for that is not among the host's. */
    @Test
    void saysWhatSudoSaidAndNothingElse() {
        for (int i = 0; i < 2; i++) {
            as("asked").read(Command.of("true"));
            assertThatThrownBy(() -> as("asked").read(Command.of("id").withRoot()))
                    .isInstanceOfSatisfying(
                            CommandFailed.class,
                            failed -> assertThat(failed.output()).isEqualTo("sudo: a password is required"));
        }
    }

    @Test
    void isMadeAnewWhereSomebodyEndedIt() {
        RemoteHost remote = as("deploy");
        String first = shell(remote);
        remote.read(Command.of("true"));

        host.exec("kill", "-9", first).orThrow();

        assertThat(remote.read(Command.of("echo", "back"))).isEqualTo("back\n");
    }

    /** A connection that ended while nobody used it is no reason for a read to fail. */
    @Test
    void isMadeAnewWhereTheConnectionEnded() {
        RemoteHost remote = as("noisy");
        remote.read(Command.of("true"));
        remote.read(Command.of("true"));

        host.exec("pkill", "-9", "-f", "^sshd: noisy").orThrow();

        assertThat(remote.read(Command.of("echo", "back"))).isEqualTo("back\n");
    }

    @Test
    void aReadThatHangsIsGivenUpAndTheNextOneIsNot() {
        RemoteHost remote = as("deploy");
        remote.read(Command.of("true"));

        assertThatThrownBy(() -> remote.ask(Command.of("sleep", "71"), Duration.ofSeconds(1)))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("given up after 1 s");

        assertThat(remote.read(Command.of("echo", "still here"))).isEqualTo("still here\n");
        Await.until(
                LIMIT,
                "the host gave up, too",
                () -> host.exec("pgrep", "-f", "sleep 71").exit() == 1);
    }

    @Test
    void aLoginShellThatReadsItsInputGetsNone() {
        assertThat(as("asking").read(Command.of("echo", "answer"))).isEqualTo("answer\n");
        assertThat(as("asking").read(Command.of("echo", "again"))).isEqualTo("again\n");
    }

    /** What takes long before it prints its first word is no dead connection, and takes none away from others. */
    @Test
    void aQuietReadIsWaitedFor() {
        RemoteHost remote = as("root");
        String before = shell(remote);
        CompletableFuture<CommandResult> other =
                CompletableFuture.supplyAsync(() -> remote.run(Command.of("sleep", "5"), LIMIT));

        assertThat(remote.ask(Command.of("sleep", "4"), LIMIT).ok()).isTrue();

        assertThat(shell(remote)).isEqualTo(before);
        assertThat(other).succeedsWithin(LIMIT).matches(CommandResult::ok);
    }

    /** Others on that connection may change something: what a shell does not say is no reason to end theirs. */
    @Test
    void aShellThatSaysNothingIsLeftAloneAndNobodyElse() {
        RemoteHost remote = as("root");
        String stopped = shell(remote);
        remote.read(Command.of("true"));
        CompletableFuture<CommandResult> other =
                CompletableFuture.supplyAsync(() -> remote.run(Command.of("sleep", "5"), LIMIT));
        host.exec("kill", "-STOP", stopped).orThrow();

        assertThat(remote.read(Command.of("echo", "answer"))).isEqualTo("answer\n");

        assertThat(other).succeedsWithin(LIMIT).matches(CommandResult::ok);
        host.exec("kill", "-CONT", stopped).orThrow();
        hosts.forget(LabSsh.root(host));
    }

    /** A silent host is noticed as early as one to which a channel is opened. */
    @Test
    void aHostThatWasCutOffIsNoticedSoon() {
        LabHost cut = Lab.shared().host("standing-cut");
        RemoteHost remote = hosts.at(LabSsh.root(cut));
        remote.read(Command.of("true"));
        remote.read(Command.of("true"));
        cut.cutOff();
        long begin = System.nanoTime();

        assertThatThrownBy(() -> remote.read(Command.of("true"))).isInstanceOf(HostUnreachable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
        cut.reconnect();
        assertThat(remote.read(Command.of("echo", "back"))).isEqualTo("back\n");
        cut.destroy();
    }

    /** The shell that stays does not stand in the way of a command where sshd allows one alone. */
    @Test
    void makesRoomWhereSshdAllowsOneAtOnce() {
        LabHost strict = Lab.shared().host("standing-strict");
        strict.write("/etc/ssh/sshd_config.d/strict.conf", "MaxSessions 1\n");
        strict.exec("systemctl", "restart", "ssh").orThrow();
        strict.waitForSsh(LIMIT);
        RemoteHost remote = hosts.at(LabSsh.root(strict));

        for (int i = 0; i < 3; i++) {
            assertThat(remote.ask(Command.of("false"), LIMIT).exit()).isEqualTo(1);
            assertThat(remote.read(Command.of("echo", "read"))).isEqualTo("read\n");
            assertThat(remote.run(Command.of("echo", "run"), LIMIT).out()).isEqualTo("run\n");
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            remote.start(
                    UUID.randomUUID().toString(), Command.of("echo", "started"), LIMIT, LIMIT, printed::writeBytes);
            assertThat(printed).asString().isEqualTo("started\n");
        }
        strict.destroy();
    }

    @Test
    void endsWithItsConnection() {
        try (SshHosts few = new SshHosts(LabSsh.key(), Duration.ofSeconds(10), Duration.ofSeconds(1))) {
            String shell = shell(few.at(LabSsh.account(host, "deploy")));
            assertThat(host.exec("test", "-d", "/proc/" + shell).exit()).isZero();

            Await.until(
                    LIMIT,
                    "the end of its shell",
                    () -> host.exec("test", "-d", "/proc/" + shell).exit() == 1);
        }
    }
}
