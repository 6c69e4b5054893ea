package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Many commands, hosts behind hosts, and hosts that have gone. */
@Tag("lab")
class ReachTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static LabHost one;
    private static LabHost two;
    private static SshHosts hosts;

    @BeforeAll
    static void open() {
        one = Lab.shared().host("reach1");
        two = Lab.shared().host("reach2");
        hosts = new SshHosts(LabSsh.key());
    }

    @AfterAll
    static void close() {
        hosts.close();
        one.destroy();
        two.destroy();
    }

    private static HostAddress behind(HostAddress target, HostAddress jump) {
        return new HostAddress(target.name(), target.user(), target.host(), target.port(), target.key(), jump);
    }

    private static <T> List<T> all(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList());
            Stream.Builder<T> results = Stream.builder();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results.build().toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static long millis(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    @Test
    void sixtyCommandsAtOnceShareTwoConnections() throws Exception {
        LabHost busy = Lab.shared().host("busy");
        RemoteHost remote = hosts.at(LabSsh.root(busy));
        Command command = new Program("slow.sh", "sleep 0.1; ss -Htn state established sport = 22 | wc -l").with();

        List<CommandResult> results = all(60, () -> remote.run(command, LIMIT));

        assertThat(results)
                .allMatch(result -> result.ok() && Integer.parseInt(result.out().strip()) <= 2);
        busy.destroy();
    }

    @Test
    void makesDoWithAnSshdThatAllowsFewCommandsAtOnce() throws Exception {
        LabHost strict = Lab.shared().host("strict");
        strict.write("/etc/ssh/sshd_config.d/strict.conf", "MaxSessions 2\n");
        strict.exec("systemctl", "restart", "ssh").orThrow();
        strict.waitForSsh(LIMIT);
        RemoteHost remote = hosts.at(LabSsh.root(strict));

        List<CommandResult> results = all(20, () -> remote.run(Command.of("sleep", "0.1"), LIMIT));

        assertThat(results).allMatch(CommandResult::ok);
        strict.destroy();
    }

    @Test
    void reachesAHostBehindAnother() {
        HostAddress target = behind(LabSsh.root(two), LabSsh.root(one));

        assertThat(hosts.at(target).read(Command.of("printenv", "SSH_CONNECTION")))
                .startsWith(one.address() + " ");
        assertThat(hosts.at(target).read(Command.of("hostname"))).isEqualTo("reach2\n");
        assertThat(hosts.at(target)
                        .run(Command.of("head", "-c", "3000000", "/dev/zero"), LIMIT)
                        .out())
                .hasSize(3_000_000);
        assertThat(hosts.at(target).read(Command.of("wc", "-c").reading("x".repeat(5_000_000))))
                .isEqualTo("5000000\n");
        assertThat(hosts.scan(behind(new HostAddress("two", "root", two.address(), 22, null, null), LabSsh.root(one))))
                .isEqualTo(LabSsh.keyOf(two));
    }

    /** One connection has eight places, and one of them stays for commands on the jump host itself. */
    @Test
    void aJumpHostLeadsToMoreHostsThanOneConnectionHasPlaces() {
        HostSpec many = HostSpec.plain();
        for (int i = 0; i < 9; i++) {
            many = many.user("u" + i);
        }
        LabHost target = Lab.shared().host("many", many);
        LabHost jump = Lab.shared().host("bastion");
        HostAddress over = LabSsh.root(jump);

        List<String> names = IntStream.range(0, 9)
                .parallel()
                .mapToObj(i ->
                        hosts.at(behind(LabSsh.account(target, "u" + i), over)).read(Command.of("id", "-un")))
                .toList();

        assertThat(names)
                .containsExactlyElementsOf(
                        IntStream.range(0, 9).mapToObj(i -> "u" + i + "\n").toList());
        assertThat(hosts.at(over).read(Command.of("id", "-un"))).isEqualTo("root\n");
        target.destroy();
        jump.destroy();
    }

    @Test
    void checksTheKeyOfEveryHop() {
        HostAddress first = LabSsh.root(one);
        HostAddress wrongJump = new HostAddress("one", "root", first.host(), 22, LabSsh.keyOf(two), null);
        HostAddress wrongTarget = new HostAddress("two", "root", two.address(), 22, LabSsh.keyOf(one), first);

        assertThatThrownBy(() -> hosts.at(behind(LabSsh.root(two), wrongJump)).read(Command.of("id")))
                .isInstanceOf(HostKeyChanged.class)
                .hasMessageStartingWith("one ");
        assertThatThrownBy(() -> hosts.at(wrongTarget).read(Command.of("id")))
                .isInstanceOf(HostKeyChanged.class)
                .hasMessageStartingWith("two ");
    }

    @Test
    void saysThatNothingListensBehindTheJump() {
        HostAddress closed = new HostAddress("closed", "root", two.address(), 1, LabSsh.keyOf(two), LabSsh.root(one));

        assertThatThrownBy(() -> hosts.at(closed).read(Command.of("id")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("reach1 does not lead to " + two.address() + ":1");
    }

    @Test
    void stopsAtAChangedKeyAlsoWhenItWasConnectedBefore() {
        LabHost changing = Lab.shared().host("changing");
        HostAddress address = LabSsh.root(changing);
        hosts.at(address).read(Command.of("true"));

        changing.changeHostKey();
        hosts.forget(address);

        assertThatThrownBy(() -> hosts.at(address).read(Command.of("true")))
                .isInstanceOf(HostKeyChanged.class)
                .hasMessageContaining(changing.hostKeyFingerprint());
        changing.destroy();
    }

    @Test
    void aHostThatIsCutOffMeanwhileEndsAtTheLimitAndDelaysNobody() throws Exception {
        LabHost cut = Lab.shared().host("cut");
        RemoteHost remote = hosts.at(LabSsh.root(cut));
        remote.read(Command.of("true"));
        hosts.at(LabSsh.root(one)).read(Command.of("true"));
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<CommandResult> running =
                other.submit(() -> remote.run(Command.of("sleep", "30"), Duration.ofSeconds(4)));
        cut.cutOff();

        long fresh = millis(() -> assertThatThrownBy(() -> remote.run(Command.of("true"), Duration.ofSeconds(6)))
                .isInstanceOf(HostUnreachable.class));
        long alive = millis(() -> hosts.at(LabSsh.root(one)).read(Command.of("true")));

        assertThat(fresh).isLessThan(8_000);
        assertThat(alive).isLessThan(2_000);
        assertThatThrownBy(running::get).hasCauseInstanceOf(HostUnreachable.class);
        other.shutdownNow();
        cut.reconnect();
        assertThat(remote.read(Command.of("echo", "back"))).isEqualTo("back\n");
        cut.destroy();
    }

    @Test
    void deadHostsDoNotDelayALiveOne() throws Exception {
        LabHost dead = Lab.shared().host("dead");
        HostKey key = LabSsh.keyOf(dead);
        dead.cutOff();
        ExecutorService threads = Executors.newFixedThreadPool(40);
        for (int i = 0; i < 40; i++) {
            HostAddress address = new HostAddress("dead" + i, "root", dead.address(), 22, key, null);
            threads.submit(() -> hosts.at(address).run(Command.of("true"), LIMIT));
        }

        long alive = millis(() -> hosts.at(LabSsh.root(two)).read(Command.of("true")));

        assertThat(alive).isLessThan(3_000);
        threads.shutdownNow();
        dead.destroy();
    }

    @Test
    void keepsFourMebibytesOfWhatIsPrinted() {
        Program much = new Program("much.sh", "head -c 30000000 /dev/zero | tr '\\0' x");

        assertThat(hosts.at(LabSsh.root(one)).run(much.with(), LIMIT).out()).hasSize(4 * 1024 * 1024);
    }

    /** T37: a command that prints a line of 1 GB. */
    @Test
    void endsACommandThatPrintsALineOfAGigabyte() {
        Program endless = new Program("endless.sh", "head -c 1000000000 /dev/zero | tr '\\0' x");
        RemoteHost remote = hosts.at(LabSsh.root(one));

        assertThatThrownBy(() -> remote.run(endless.with("marker-of-1-gb"), Duration.ofMinutes(2)))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("endless.sh on reach1 printed more than 64 MiB and was ended.");
        Await.until(
                LIMIT,
                "nothing of it is left",
                () -> one.exec("pgrep", "-f", "marker-of-1-gb").exit() == 1);
        assertThat(remote.read(Command.of("echo", "alive"))).isEqualTo("alive\n");
    }
}
