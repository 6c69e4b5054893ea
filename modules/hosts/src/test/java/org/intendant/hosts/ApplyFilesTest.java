package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Refused;
import org.intendant.plans.StepLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of files on a real host: all of them or none, whatever goes wrong. Guards T26 and T42. */
@Tag("lab")
class ApplyFilesTest {

    private static final String ONE = "/etc/intendant-test/one";
    private static final String TWO = "/etc/intendant-test/two";

    private static LabHost lab;
    private static SshHosts hosts;

    private RemoteHost host;

    @BeforeAll
    static void open() {
        lab = Lab.shared().host("apply", HostSpec.plain().user("ann"));
        hosts = new SshHosts(LabSsh.key());
    }

    @AfterAll
    static void close() {
        hosts.close();
        lab.destroy();
    }

    @BeforeEach
    void clean() {
        lab.exec("rm", "-rf", "/etc/intendant-test", "/home/ann/.ssh/authorized_keys2", "/home/ann/stolen");
        host = hosts.at(LabSsh.root(lab));
    }

    static FileState state(String text) {
        return FileState.ofRoot(text, "640");
    }

    static HostFile file(String path, @Nullable String before, @Nullable String after) {
        return HostFile.ofRoot(path, before == null ? null : state(before), after == null ? null : state(after));
    }

    static ApplyFiles change(RemoteHost host, HostFile... files) {
        return new ApplyFiles(host, "test.files", "Change the files", List.of(files));
    }

    static String text(LabHost lab, String path) {
        return lab.exec("cat", path).exit() == 0 ? new String(lab.read(path), StandardCharsets.UTF_8) : "absent";
    }

    private static List<String> left() {
        return Stream.of(lab.exec(
                                "find",
                                "/etc/intendant-test",
                                "/home/ann",
                                "/var/lib/intendant/changes",
                                "-name",
                                "*intendant-*-*",
                                "-o",
                                "-name",
                                "*.open",
                                "-o",
                                "-name",
                                "*.pending",
                                "-o",
                                "-name",
                                "*.restoring")
                        .stdout()
                        .split("\n"))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void makesChangesAndRemovesFilesWithTheirModes() {
        change(host, file(ONE, null, "first\n"), file(TWO, null, "")).run(StepLog.silent());

        assertThat(text(lab, ONE)).isEqualTo("first\n");
        assertThat(lab.exec("stat", "-c", "%a %U %G", ONE).stdout()).isEqualTo("640 root root\n");

        change(host, file(ONE, "first\n", "second"), file(TWO, "", null)).run(StepLog.silent());

        assertThat(text(lab, ONE)).isEqualTo("second");
        assertThat(text(lab, TWO)).isEqualTo("absent");
        assertThat(left()).isEmpty();
    }

    @Test
    void changesNothingThatIsNotAsItWasPlannedFor() {
        change(host, file(ONE, null, "mine\n")).run(StepLog.silent());

        assertThatThrownBy(() -> change(host, file(TWO, null, "new"), file(ONE, null, "over"))
                        .run(StepLog.silent()))
                .isInstanceOf(Refused.class)
                .hasMessage("Nothing was changed on apply: " + ONE + " is not as it was when this was planned.");

        assertThat(text(lab, ONE)).isEqualTo("mine\n");
        assertThat(text(lab, TWO)).isEqualTo("absent");
        assertThat(left()).isEmpty();
    }

    @Test
    void replacesNothingThatItsCheckRefuses() {
        ApplyFiles change = change(host, file(ONE, null, "new"), file(TWO, null, "bad"))
                .checkedBy(Command.of("grep", "-q", "good", TWO))
                .activatedBy(Command.of("touch", "/etc/intendant-test/activated"));

        assertThatThrownBy(() -> change.run(StepLog.silent()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("Nothing was replaced on apply: The check refuses it");

        assertThat(text(lab, ONE)).isEqualTo("absent");
        assertThat(text(lab, "/etc/intendant-test/activated")).isEqualTo("absent");
        assertThat(left()).isEmpty();
    }

    @Test
    void putsEverythingBackThatACheckOfTheWholeRefuses() {
        change(host, file(ONE, null, "old")).run(StepLog.silent());
        ApplyFiles change = change(host, file(ONE, "old", "new"), file(TWO, null, "new"))
                .checkedBy(Command.of("sh", "-c", "cat /etc/intendant-test/*; exit 3"));

        assertThatThrownBy(() -> change.run(StepLog.silent()))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("apply has put everything back as it was: The check refuses it: newnew");

        assertThat(text(lab, ONE)).isEqualTo("old");
        assertThat(text(lab, TWO)).isEqualTo("absent");
        assertThat(left()).isEmpty();
    }

    @Test
    void activatesWhatItPutBack() {
        change(host, file(ONE, null, "old")).run(StepLog.silent());
        List<String> log = new ArrayList<>();
        ApplyFiles change = change(host, file(ONE, "old", "new"))
                .activatedBy(
                        Command.of("sh", "-c", "cat /etc/intendant-test/one >>/etc/intendant-test/used; echo used"))
                .probedBy(Command.of("sh", "-c", "echo \"it's $(id -un) $1\" >&2; exit 1", "probe", "a b"));

        assertThatThrownBy(() -> change.run(log::add))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("apply has put everything back as it was")
                .hasMessageContaining("It does not work with it: it's root a b");

        assertThat(text(lab, ONE)).isEqualTo("old");
        assertThat(text(lab, "/etc/intendant-test/used")).isEqualTo("newold");
        assertThat(log).containsExactly("used");
        assertThat(left()).isEmpty();
    }

    @Test
    void writesAnAccountsFileWithItsOwnRights() {
        String path = "/home/ann/.ssh/authorized_keys2";
        FileState keys = new FileState("key\n".getBytes(StandardCharsets.UTF_8), "600", "ann", "ann");

        change(host, new HostFile(path, "ann", null, keys)).run(StepLog.silent());

        assertThat(text(lab, path)).isEqualTo("key\n");
        assertThat(lab.exec("stat", "-c", "%a %U %G", path).stdout()).isEqualTo("600 ann ann\n");
        assertThat(left()).isEmpty();
    }

    @Test
    void followsNoLinkThatAnAccountPlanted() {
        String path = "/home/ann/.ssh/authorized_keys2";
        FileState keys = new FileState("key\n".getBytes(StandardCharsets.UTF_8), "600", "ann", "ann");
        lab.write("/etc/intendant-test/precious", "precious");
        lab.exec("ln", "-s", "/etc/intendant-test/precious", path).orThrow();

        assertThatThrownBy(() ->
                        change(host, new HostFile(path, "ann", null, keys)).run(StepLog.silent()))
                .isInstanceOf(Refused.class);

        lab.exec("rm", path).orThrow();
        lab.exec("mv", "/home/ann/.ssh", "/home/ann/real").orThrow();
        lab.exec("ln", "-s", "/etc/intendant-test", "/home/ann/.ssh").orThrow();
        try {
            assertThatThrownBy(() ->
                            change(host, new HostFile(path, "ann", null, keys)).run(StepLog.silent()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("Permission denied");
        } finally {
            lab.exec("rm", "/home/ann/.ssh").orThrow();
            lab.exec("mv", "/home/ann/real", "/home/ann/.ssh").orThrow();
        }
        assertThat(text(lab, "/etc/intendant-test/precious")).isEqualTo("precious");
        assertThat(lab.exec("ls", "-A", "/etc/intendant-test").stdout()).isEqualTo("precious\n");
    }

    @Test
    void leavesTheOldFileOnAFullDisk() {
        change(host, file(ONE, null, "old")).run(StepLog.silent());
        lab.fillDisk();
        try {
            assertThatThrownBy(() ->
                            change(host, file(ONE, "old", "x".repeat(200_000))).run(StepLog.silent()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("No space left");
        } finally {
            lab.freeDisk();
        }
        assertThat(text(lab, ONE)).isEqualTo("old");
        assertThat(left()).isEmpty();
    }

    @Test
    void leavesTheOldFilesWhenTheConnectionEndsInTheMiddleOfWhatIsSent() {
        change(host, file(ONE, null, "old")).run(StepLog.silent());
        Command whole = change(host, file(ONE, "old", "x".repeat(200_000)), file(TWO, null, "new"))
                .command("cut");
        byte[] sent = whole.input().bytes();

        for (int arrived : new int[] {20, sent.length / 2, sent.length - 1}) {
            CommandResult result = host.run(whole.reading(Arrays.copyOf(sent, arrived)), Duration.ofMinutes(1));
            assertThat(result.ok()).isFalse();
            assertThat(result.err()).containsAnyOf("Only a part of the change arrived.", "cannot be written whole.");
        }
        assertThat(text(lab, ONE)).isEqualTo("old");
        assertThat(text(lab, TWO)).isEqualTo("absent");
        assertThat(left()).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneIsToldSo() throws Exception {
        Command slow = Command.of("sleep", "3");
        CompletableFuture<Void> first = CompletableFuture.runAsync(
                () -> change(host, file(ONE, null, "first")).activatedBy(slow).run(StepLog.silent()));
        CompletableFuture<Void> second = CompletableFuture.runAsync(
                () -> change(host, file(TWO, null, "second")).activatedBy(slow).run(StepLog.silent()));

        List<Throwable> told = new ArrayList<>();
        for (CompletableFuture<Void> each : List.of(first, second)) {
            try {
                each.get();
            } catch (ExecutionException refused) {
                told.add(refused.getCause());
            }
        }

        assertThat(told)
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .isInstanceOf(CommandFailed.class)
                        .hasMessageStartingWith("Nothing was changed on apply: Another change of this host"));
        assertThat(List.of(text(lab, ONE), text(lab, TWO)))
                .containsExactlyInAnyOrder(first.isCompletedExceptionally() ? "second" : "first", "absent");
    }
}
