package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that outlive their connection, on a real host. */
@Tag("lab")
class SupervisedRunTest {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LabHost host;
    private static SshHosts hosts;

    private String id;

    @BeforeAll
    static void open() {
        host = Lab.shared()
                .host(
                        "runs",
                        HostSpec.plain()
                                .sudoUser("deploy")
                                .user("plain")
                                .file("/home/deploy/.bashrc", "echo banner\n", "0644"));
        hosts = new SshHosts(LabSsh.key());
    }

    @AfterAll
    static void close() {
        hosts.close();
        host.destroy();
    }

    @BeforeEach
    void name() {
        id = UUID.randomUUID().toString();
    }

    private static RemoteHost as(String user) {
        return hosts.at(LabSsh.account(host, user));
    }

    private static Command program(String text, String... arguments) {
        return new Program("test.sh", text).with(arguments);
    }

    private record Whole(RunOutput last, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Whole followToTheEnd(RemoteHost remote, String id, long offset) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Deadline deadline = Deadline.in(LIMIT);
        RunOutput piece = remote.follow(id, offset, WAIT, all::writeBytes);
        while (piece.state() == RunOutput.State.RUNNING && !deadline.over()) {
            piece = remote.follow(id, piece.next(), WAIT, all::writeBytes);
        }
        assertThat(piece.next() - offset).isEqualTo(all.size());
        return new Whole(piece, all.toByteArray());
    }

    private static void untilItPrinted(RemoteHost remote, String id, int bytes) {
        Await.until(
                LIMIT,
                "the run printed something",
                () -> remote.follow(id, 0, WAIT).total() >= bytes);
    }

    @Test
    void tellsOutputAndExitCode() {
        as("root").start(id, program("echo out; echo err >&2; exit 7"));

        Whole whole = followToTheEnd(as("root"), id, 0);

        assertThat(whole.last().state()).isEqualTo(RunOutput.State.ENDED);
        assertThat(whole.last().exit()).hasValue(7);
        assertThat(whole.text()).isEqualTo("out\nerr\n");
    }

    @Test
    void theAnswerToTheStartIsItsBeginning() {
        RunOutput first = as("root").start(id, program("echo out; exit 7"));

        assertThat("out\n").startsWith(new String(first.bytes(), StandardCharsets.UTF_8));
        assertThat(followToTheEnd(as("root"), id, first.next()).text())
                .isEqualTo("out\n".substring(first.bytes().length));
    }

    /** In one long answer, long before it is over: the command waits for a file that only who has read its words makes. */
    @Test
    void isReadAsItComes() {
        as("deploy").start(id, program("sleep 1; echo first; until [ -e /tmp/read ]; do sleep 0.1; done; echo second"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();

        RunOutput end = as("deploy").follow(id, 0, LIMIT, bytes -> {
            if (all.size() == 0) {
                host.write("/tmp/read", "");
            }
            all.writeBytes(bytes);
        });

        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
        assertThat(end.next()).isEqualTo(13);
        assertThat(followToTheEnd(as("deploy"), id, 13).last().exit()).hasValue(0);
    }

    @Test
    void runsAsTheAccountOrAsRootAndIsFoundEitherWay() {
        String other = UUID.randomUUID().toString();
        as("deploy").start(id, program("id -un; pwd"));
        as("deploy").start(other, program("id -un").withRoot());

        assertThat(followToTheEnd(as("deploy"), id, 0).text()).isEqualTo("deploy\n/home/deploy\n");
        assertThat(followToTheEnd(as("deploy"), other, 0).text()).isEqualTo("root\n");
        assertThat(host.exec("stat", "-c", "%a", "/var/lib/intendant/runs/" + other)
                        .stdout())
                .isEqualTo("700\n");
        assertThat(host.exec("stat", "-c", "%a %U", "/home/deploy/.intendant/runs/" + id)
                        .stdout())
                .isEqualTo("700 deploy\n");
    }

    @Test
    void needsNoSudoForAnAccountsOwnRun() {
        as("plain").start(id, program("echo mine"));

        assertThat(followToTheEnd(as("plain"), id, 0).text()).isEqualTo("mine\n");
    }

    @Test
    void feedsInputAndKeepsNothingOfIt() {
        as("root").start(id, Command.of("wc", "-c").reading("secret".repeat(100_000)));

        assertThat(followToTheEnd(as("root"), id, 0).text()).isEqualTo("600000\n");
        assertThat(host.exec("grep", "-rl", "secretsecret", "/var/lib/intendant/runs/" + id)
                        .stdout())
                .isEmpty();
    }

    @Test
    void attachesWhenStartedTwice() {
        Command once = program("echo x >> /tmp/count-$1; sleep 0.3; wc -l < /tmp/count-$1", id);
        as("root").start(id, once);
        as("root").start(id, once);

        assertThat(followToTheEnd(as("root"), id, 0).text()).isEqualTo("1\n");
        as("root").start(id, once);
        assertThat(followToTheEnd(as("root"), id, 0).text()).isEqualTo("1\n");
    }

    /** T42: of many who start the same run at once one starts it. */
    @Test
    void startsOnceHoweverManyStartIt() {
        Command once = program("echo x >> /tmp/count-$1; sleep 0.5; wc -l < /tmp/count-$1", id);

        IntStream.range(0, 12).parallel().forEach(i -> as("root").start(id, once));

        assertThat(followToTheEnd(as("root"), id, 0).text()).isEqualTo("1\n");
    }

    /** T9: two accounts' runs on one host, sixteen at once: each is answered with its own words and nobody else's. */
    @Test
    void twoHundredRunsOfOneHostKeepTheirWordsApart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> all = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> {
                        String run = UUID.randomUUID().toString();
                        RemoteHost remote = as(i % 2 == 0 ? "root" : "deploy");
                        remote.start(
                                run, program("for i in 1 2 3 4 5; do echo \"$1\"; echo \"$1\" >&2; done", "run" + i));
                        String text = followToTheEnd(remote, run, 0).text();
                        remote.forget(run);
                        return text;
                    }))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get(2, TimeUnit.MINUTES)).isEqualTo(("run" + i + "\n").repeat(10));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void runsInAPlainEnvironment() {
        as("root")
                .start(
                        id,
                        program("umask; pwd; timeout -s INT 0.2 sleep 9; echo $?; cat; ps -o sid= -p $$ | wc -l; tty"));

        assertThat(followToTheEnd(as("root"), id, 0).text()).isEqualTo("0022\n/root\n124\n1\nnot a tty\n");
    }

    @Test
    void goesOnWithoutConnectionAndIsReadByANewProcessWithoutAGap() {
        String expected = new Program("expected", "seq 1 60").text();
        RunOutput known;
        try (SshHosts first = new SshHosts(LabSsh.key())) {
            RemoteHost remote = first.at(LabSsh.root(host));
            remote.start(id, program("for i in $(seq 1 60); do echo $i; sleep 0.05; done; exit 5"));
            untilItPrinted(remote, id, 10);
            known = remote.follow(id, 0, WAIT);
        }

        Whole rest = followToTheEnd(as("root"), id, known.next());

        assertThat(rest.last().exit()).hasValue(5);
        assertThat(new String(known.bytes(), StandardCharsets.UTF_8) + rest.text())
                .isEqualTo(as("root").read(program(expected)));
        assertThat(host.read("/var/lib/intendant/runs/" + id + "/out"))
                .isEqualTo((new String(known.bytes(), StandardCharsets.UTF_8) + rest.text())
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void survivesACutNetwork() {
        LabHost cut = Lab.shared().host("cutrun");
        RemoteHost remote = hosts.at(LabSsh.root(cut));
        remote.start(id, program("for i in $(seq 1 40); do echo $i; sleep 0.1; done"));
        untilItPrinted(remote, id, 2);
        cut.cutOff();
        hosts.forget(LabSsh.root(cut));
        assertThatThrownBy(() -> remote.follow(id, 0, Duration.ZERO)).isInstanceOf(HostUnreachable.class);
        cut.reconnect();

        assertThat(followToTheEnd(remote, id, 0).text()).startsWith("1\n2\n").endsWith("39\n40\n");
        cut.destroy();
    }

    @Test
    void carriesAnyBytes() {
        as("root").start(id, program("head -c 3000000 /dev/urandom | tee /tmp/bytes-$1", id));

        Whole whole = followToTheEnd(as("root"), id, 0);

        assertThat(whole.bytes()).isEqualTo(host.read("/tmp/bytes-" + id));
    }

    @Test
    void passesArgumentsByteForByte() {
        String[] nasty = {"", " ", "'", "\"", "`id`", "$(id)", "a\nb", "-n", "\\", "*", "ä€"};
        as("root").start(id, program("printf '%s\\0' \"$@\"", nasty));

        assertThat(followToTheEnd(as("root"), id, 0).text()).isEqualTo(String.join("\0", nasty) + "\0");
    }

    @Test
    void cancelLeavesNothing() {
        String marker = "marker-" + id;
        as("root")
                .start(
                        id,
                        program(
                                "trap '' TERM; sh -c 'sleep 1000; :' $1 & setsid sh -c 'sleep 1000; :' $1 & echo up;"
                                        + " while :; do sleep 1000; done",
                                marker));
        untilItPrinted(as("root"), id, 3);
        assertThat(host.exec("pgrep", "-fc", marker).stdout()).isNotEqualTo("0\n");

        assertThat(as("root").cancel(id)).isEqualTo(RunEnd.NOTHING_LEFT);

        assertThat(host.exec("pgrep", "-f", marker).exit()).isEqualTo(1);
        assertThat(host.exec("pgrep", "-f", id).exit()).isEqualTo(1);
        RunOutput after = followToTheEnd(as("root"), id, 0).last();
        assertThat(after.state()).isEqualTo(RunOutput.State.ENDED);
        assertThat(after.exit()).hasValue(137);
        assertThat(as("root").cancel(id)).isEqualTo(RunEnd.NOTHING_LEFT);
    }

    /** Neither session nor environment nor parents tell where these come from. */
    @ParameterizedTest
    @ValueSource(strings = {"root", "deploy"})
    void cancelFindsWhatLeftSessionEnvironmentAndParent(String user) {
        String marker = "47" + System.nanoTime();
        as(user).start(
                        id,
                        program(
                                "(setsid env -i sleep $1 &) ; setsid env -i sleep $1 & echo up; exec sleep 600",
                                marker));
        untilItPrinted(as(user), id, 3);
        await(() -> host.exec("pgrep", "-fc", "^sleep " + marker).stdout().equals("2\n"));

        assertThat(as(user).cancel(id)).isEqualTo(RunEnd.NOTHING_LEFT);

        assertThat(host.exec("pgrep", "-fa", marker).stdout()).isEmpty();
        as(user).forget(id);
        assertThat(cgroups()).isEmpty();
    }

    /** Without sudo there is no cgroup: what descends from the session is found, and the answer promises no more. */
    @Test
    void cancelPromisesLessWhereThereIsNoCgroup() {
        String marker = "48" + System.nanoTime();
        as("plain").start(id, program("setsid env -i sleep $1 & echo up; wait", marker));
        untilItPrinted(as("plain"), id, 3);

        assertThat(as("plain").cancel(id)).isEqualTo(RunEnd.SESSION_GONE);

        assertThat(host.exec("pgrep", "-f", marker).exit()).isEqualTo(1);
    }

    /** A command of an account may itself have become root. */
    @Test
    void cancelEndsWhatBelongsToAnotherAccountByNow() {
        String marker = "49" + System.nanoTime();
        as("deploy").start(id, program("echo up; sudo -n sleep $1", marker));
        untilItPrinted(as("deploy"), id, 3);
        await(() -> host.exec("pgrep", "-fc", "^sleep " + marker).stdout().equals("1\n"));

        assertThat(as("deploy").cancel(id)).isEqualTo(RunEnd.NOTHING_LEFT);

        assertThat(host.exec("pgrep", "-f", marker).exit()).isEqualTo(1);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Await.until(LIMIT, "the processes are there", condition);
    }

    private String cgroups() {
        return host.exec("find", "/sys/fs/cgroup", "-name", "intendant-" + id).stdout();
    }

    @Test
    void cancelLetsACommandEndInGoodOrder() {
        as("root").start(id, program("trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.1; done"));
        untilItPrinted(as("root"), id, 3);

        assertThat(as("root").cancel(id)).isEqualTo(RunEnd.NOTHING_LEFT);

        Whole whole = followToTheEnd(as("root"), id, 0);
        assertThat(whole.text()).endsWith("bye\n");
        assertThat(whole.last().exit()).hasValue(3);
    }

    @Test
    void cancelDoesNotTouchOthers() {
        String other = UUID.randomUUID().toString();
        as("root").start(id, Command.of("sleep", "100"));
        as("root").start(other, program("echo up; sleep 1; echo done"));
        as("root").cancel(id);

        assertThat(followToTheEnd(as("root"), other, 0).text()).isEqualTo("up\ndone\n");
    }

    @Test
    void endsARunAtItsLimit() {
        as("root").start(id, program("echo up; sleep 1000"), Duration.ofSeconds(1));

        assertThat(followToTheEnd(as("root"), id, 0).last().exit()).hasValue(124);
        assertThat(host.exec("pgrep", "-f", id).exit()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForAProcessLeftBehind() {
        as("root").start(id, program("sleep 30 & echo up"));

        Whole whole = followToTheEnd(as("root"), id, 0);

        assertThat(whole.last().exit()).hasValue(0);
        assertThat(whole.text()).isEqualTo("up\n");
        as("root").cancel(id);
    }

    @Test
    void isLostAfterAReboot() {
        LabHost other = Lab.shared().host("rebootrun");
        RemoteHost remote = hosts.at(LabSsh.root(other));
        remote.start(id, program("echo up; sleep 1000"));
        untilItPrinted(remote, id, 3);

        other.reboot();

        assertThat(remote.follow(id, 0, WAIT).state()).isEqualTo(RunOutput.State.LOST);
        assertThat(remote.cancel(id)).isEqualTo(RunEnd.NOTHING_LEFT);
        other.destroy();
    }

    @Test
    void isLostWhenItsSupervisorWasKilledOrItsFolderIsGone() {
        as("root").start(id, program("echo up; sleep 1000"));
        untilItPrinted(as("root"), id, 3);
        host.exec("pkill", "-KILL", "-f", id).orThrow();

        RunOutput lost = as("root").follow(id, 0, WAIT);
        assertThat(lost.state()).isEqualTo(RunOutput.State.LOST);
        assertThat(lost.bytes()).asString().isEqualTo("up\n");

        as("root").cancel(id);
        as("root").forget(id);
        assertThat(as("root").follow(id, 0, WAIT).state()).isEqualTo(RunOutput.State.LOST);
    }

    @Test
    void refusesToForgetWhatGoesOn() {
        as("root").start(id, Command.of("sleep", "100"));

        assertThatThrownBy(() -> as("root").forget(id))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("still goes on");
        as("root").cancel(id);
        as("root").forget(id);
        assertThat(host.exec("ls", "/var/lib/intendant/runs/" + id).exit()).isNotZero();
    }

    @Test
    void removesWhatNobodyAskedForInAWeekAndNothingYounger() {
        String younger = UUID.randomUUID().toString();
        String asAccount = UUID.randomUUID().toString();
        as("root").start(id, Command.of("true"));
        as("root").start(younger, Command.of("true"));
        as("deploy").start(asAccount, Command.of("true"));
        followToTheEnd(as("root"), id, 0);
        followToTheEnd(as("root"), younger, 0);
        followToTheEnd(as("deploy"), asAccount, 0);
        age("/var/lib/intendant/runs/" + id, "169 hours ago");
        age("/var/lib/intendant/runs/" + younger, "165 hours ago");
        age("/home/deploy/.intendant/runs/" + asAccount, "169 hours ago");

        as("deploy").tidy();

        assertThat(host.exec("ls", "/var/lib/intendant/runs").stdout())
                .contains(younger)
                .doesNotContain(id);
        assertThat(host.exec("ls", "/home/deploy/.intendant/runs").stdout()).doesNotContain(asAccount);
    }

    @Test
    void aNewRunRemovesWhatNobodyAskedForInAWeek() {
        as("root").start(id, Command.of("true"));
        followToTheEnd(as("root"), id, 0);
        age("/var/lib/intendant/runs/" + id, "169 hours ago");

        as("root").start(UUID.randomUUID().toString(), Command.of("true"));

        assertThat(host.exec("ls", "/var/lib/intendant/runs").stdout()).doesNotContain(id);
    }

    private static void age(String folder, String when) {
        host.exec("touch", "-d", when, folder).orThrow();
    }

    @Test
    void saysThatTheDiskIsFull() {
        LabHost full = Lab.shared().host("full", HostSpec.plain().disk("64m"));

        assertThatThrownBy(() -> hosts.at(LabSsh.root(full)).start(id, Command.of("true")))
                .isInstanceOf(DiskFull.class)
                .hasMessageMatching(
                        "The disk of full is too full .*Only \\d+ MiB are free in /var/lib/intendant/runs.");
        full.destroy();
    }

    @Test
    void saysThatOutputWasLostWhenTheDiskFillsUpMeanwhile() {
        LabHost filling = Lab.shared().host("filling", HostSpec.plain().disk("200m"));
        RemoteHost remote = hosts.at(LabSsh.root(filling));
        remote.start(
                id,
                program(
                        "echo up; while [ ! -e /run/go ]; do sleep 0.1; done; seq 1 100000; touch /run/through; exit 3"));
        untilItPrinted(remote, id, 3);
        filling.fillDisk();
        filling.exec("touch", "/run/go").orThrow();

        Await.until(
                LIMIT,
                "the command went through",
                () -> filling.exec("ls", "/run/through").exit() == 0);
        Whole whole = followToTheEnd(remote, id, 0);
        assertThat(whole.last().exit()).hasValue(3);
        assertThat(whole.text())
                .startsWith("up\n")
                .endsWith("\n[the host's disk was full: what was printed after this is lost]\n")
                .hasSizeLessThan(500_000);
        assertThat(remote.follow(id, whole.text().length(), Duration.ZERO).bytes())
                .isEmpty();
        remote.forget(id);
        filling.destroy();
    }

    /** T37: a run that prints without end fills neither the host's disk nor our memory. */
    @ParameterizedTest
    @ValueSource(ints = {64, 80})
    void keepsHeadAndTailOf64MiB(int mebibytes) {
        as("root")
                .start(
                        id,
                        program(
                                "head -c $(($1 * 1048576)) /dev/zero | tr '\\0' x; printf end",
                                Integer.toString(mebibytes)));

        Whole whole = followToTheEnd(as("root"), id, 0);
        String text = whole.text();

        assertThat(whole.last().exit()).hasValue(0);
        long cut = mebibytes * 1048576L + 3 - 64 * 1048576;
        String mark = "\n[" + cut + " bytes were cut here: a run keeps 64 MiB of what it prints]\n";
        assertThat(text.length()).isEqualTo(64 * 1048576 + mark.length());
        assertThat(text.indexOf(mark)).isEqualTo(32 * 1048576);
        assertThat(text.endsWith("xxend")).isTrue();
        as("root").forget(id);
    }

    /** T26: an id is no path. */
    @Test
    void refusesAnIdThatIsAPath() {
        assertThatThrownBy(() -> as("root").forget("../../../etc"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("no id");
    }
}
