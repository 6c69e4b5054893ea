package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.StepLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes that could cut Intendant off: the host takes back what nobody confirms, by itself. Guards T43. */
@Tag("lab")
class ConfirmedChangeTest {

    private static final String FILE = "/etc/intendant-test/one";
    private static final String SSHD = "/etc/ssh/sshd_config.d/intendant-test.conf";
    private static final Command READING = Command.of("cat", FILE);
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static LabHost lab;
    private static SshHosts hosts;

    private RemoteHost host;

    @BeforeAll
    static void open() {
        lab = Lab.shared().host("confirm", HostSpec.plain());
        hosts = new SshHosts(LabSsh.key(), Duration.ofSeconds(2));
    }

    @AfterAll
    static void close() {
        hosts.close();
        lab.destroy();
    }

    @BeforeEach
    void begin() {
        lab.exec("rm", "-rf", "/var/lib/intendant/changes");
        lab.write(FILE, "old");
        lab.exec("chmod", "640", FILE).orThrow();
        host = hosts.at(LabSsh.root(lab));
    }

    @AfterEach
    void nothingIsArmed() {
        assertThat(lab.exec("systemctl", "list-timers", "--all", "intendant-restore-*")
                        .stdout())
                .contains("0 timers");
        assertThat(lab.exec("find", "/etc/systemd/system", "-name", "intendant-*")
                        .stdout())
                .isEmpty();
    }

    private static HostFile file() {
        return ApplyFilesTest.file(FILE, "old", "new");
    }

    private ApplyFiles change(Duration within, HostFile... files) {
        return ApplyFilesTest.change(host, files).confirmedWithin(within, READING);
    }

    private static String text(String path) {
        return ApplyFilesTest.text(lab, path);
    }

    /** None while the host is still at it. */
    private List<String> remarks() {
        try {
            return HostReading.of(host, READING).remarks();
        } catch (ChangeOpen stillAtIt) {
            return List.of();
        }
    }

    private static void awaitBack() {
        Await.until(
                Duration.ofSeconds(20),
                "the host takes it back",
                () -> text(FILE).equals("old"));
    }

    /** As Intendant does that dies right after the change: it never confirms. */
    private String begun(Duration within) {
        String id = UUID.randomUUID().toString();
        change(within, file()).apply(id, StepLog.silent());
        assertThat(text(FILE)).isEqualTo("new");
        return id;
    }

    @Test
    void aGoodChangeStaysAndIsReadBackInTheSameRoundTrip() {
        ApplyFiles change = change(SHORT, file());

        change.run(StepLog.silent());

        assertThat(change.readBack())
                .hasValueSatisfying(read -> assertThat(read.text()).isEqualTo("new"));
        lab.exec("sleep", "5").orThrow();
        assertThat(text(FILE)).isEqualTo("new");
        assertThat(HostReading.of(host, READING).remarks()).isEmpty();
    }

    @Test
    void aChangeThatCutsIntendantOffIsTakenBackByteForByte() {
        List<String> log = new ArrayList<>();
        HostFile sshd = HostFile.ofRoot(SSHD, null, FileState.ofRoot("ListenAddress 127.0.0.1\n", "644"));
        ApplyFiles change = change(SHORT, file(), sshd).activatedBy(Command.of("systemctl", "restart", "ssh"));

        assertThatThrownBy(() -> change.run(log::add))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("confirm has taken the change back: it was not confirmed in time")
                .hasMessageContaining("since nobody confirmed it in time");

        assertThat(log).anyMatch(line -> line.startsWith("No new connection since the change"));
        assertThat(text(SSHD)).isEqualTo("absent");
        assertThat(text(FILE)).isEqualTo("old");
        assertThat(lab.exec("stat", "-c", "%a %U", FILE).stdout()).isEqualTo("640 root\n");
        assertThat(host.read(READING)).isEqualTo("old");
    }

    @Test
    void whatNobodyConfirmsIsTakenBackWithinItsWindow() {
        begun(SHORT);

        assertThatThrownBy(() -> HostReading.of(host, READING))
                .isInstanceOf(ChangeOpen.class)
                .hasMessageStartingWith("A change of confirm waits for its confirmation");
        assertThatThrownBy(() -> ApplyFilesTest.change(host, ApplyFilesTest.file("/etc/intendant-test/two", null, "x"))
                        .run(StepLog.silent()))
                .hasMessageContaining("Another change of this host is open");
        Await.until(
                SHORT.plusSeconds(4), "the host takes it back", () -> text(FILE).equals("old"));

        Await.until(Duration.ofSeconds(5), "the host says so", () -> remarks().size() == 1);
        assertThat(HostReading.of(host, READING).remarks())
                .singleElement()
                .asString()
                .matches("confirm took a change back at \\S+, since nobody confirmed it in time\\.");
    }

    @Test
    void aHostThatIsStartedAnewTakesItBackAtItsBoot() {
        begun(LONG);

        lab.reboot();

        assertThat(text(FILE)).isEqualTo("old");
        assertThat(HostReading.of(host, READING).remarks())
                .singleElement()
                .asString()
                .contains("since it was started anew before the confirmation");
    }

    @Test
    void aConfirmedChangeOutlivesABoot() {
        change(LONG, file()).run(StepLog.silent());

        lab.reboot();

        assertThat(text(FILE)).isEqualTo("new");
    }

    @Test
    void aFileThatAnotherHandChangedMeanwhileStaysAndIsReported() {
        String other = "/etc/intendant-test/two";
        ApplyFiles change = change(SHORT, file(), ApplyFilesTest.file(other, null, "mine"));
        change.apply(UUID.randomUUID().toString(), StepLog.silent());
        lab.write(other, "another hand's");

        awaitBack();

        Await.until(Duration.ofSeconds(5), "the host says so", () -> remarks().size() == 2);
        assertThat(HostReading.of(host, READING).remarks())
                .contains(other + " stays as it is: another hand changed it before that change was taken back.");
        assertThat(text(other)).isEqualTo("another hand's");
    }

    @Test
    void ofAConfirmationInTheLastMomentAndTheTimerExactlyOneWins() {
        for (int round = 0; round < 10; round++) {
            lab.write(FILE, "old");
            lab.exec("chmod", "640", FILE).orThrow();
            String id = UUID.randomUUID().toString();
            change(Duration.ofSeconds(2), file()).apply(id, StepLog.silent());
            lab.exec("sleep", "1." + (70 + round * 3)).orThrow();
            boolean won;
            try {
                HostReading read =
                        new Confirmation(host, id, READING, () -> {}).within(Deadline.in(SHORT), StepLog.silent());
                assertThat(read.text()).isEqualTo("new");
                won = true;
            } catch (CommandFailed back) {
                assertThat(back).hasMessageContaining("has taken the change back");
                won = false;
            }
            if (won) {
                lab.exec("sleep", "2.5").orThrow();
                assertThat(text(FILE)).isEqualTo("new");
            } else {
                awaitBack();
            }
        }
    }
}
