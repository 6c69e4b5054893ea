package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lab leaves nothing behind, however its JVM ended, and touches nothing that it did not make. */
@Tag("lab")
class CleanLabTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Test
    void leavesNothingAfterClose() {
        Lab lab = Lab.open();
        LabHost host = lab.host("gone");
        lab.host("frozen").hang();
        lab.host("off").powerOff();
        host.exec("systemd-run", "-q", "sleep", "1000").orThrow();
        assertThat(TracesOfALab.of(lab).found()).hasSizeGreaterThan(5);

        lab.close();

        assertThat(TracesOfALab.of(lab).found()).isEmpty();
    }

    @Test
    void leavesNothingOfADestroyedHost() {
        try (Lab lab = Lab.open()) {
            List<String> before = TracesOfALab.of(lab).found();

            lab.host("short").destroy();

            assertThat(TracesOfALab.of(lab).found()).isEqualTo(before);
        }
    }

    @Test
    void goesByItselfWhenItsJvmIsKilled() throws Exception {
        LabInAJvmOfItsOwn other = LabInAJvmOfItsOwn.start();
        assertThat(other.traces().found()).isNotEmpty();

        other.kill();

        long killed = System.nanoTime();
        Await.until(
                LIMIT,
                "the lab of the killed JVM is gone",
                () -> other.traces().found().isEmpty());
        System.getLogger("org.intendant.lab")
                .log(System.Logger.Level.INFO, "Gone {0} ms after kill -9", (System.nanoTime() - killed) / 1_000_000);
    }

    @Test
    void goesAtTheNextOpenWhenAlsoItsWatchIsKilled() throws Exception {
        LabInAJvmOfItsOwn other = LabInAJvmOfItsOwn.start();
        other.killWithItsWatch();
        assertThat(other.traces().found()).isNotEmpty();

        Lab.open().close();

        assertThat(other.traces().found()).isEmpty();
    }

    @Test
    void leavesALivingLabAlone() throws Exception {
        LabInAJvmOfItsOwn other = LabInAJvmOfItsOwn.start();
        try {
            String[] before = other.traces().standing().toArray(String[]::new);

            Lab.open().close();

            assertThat(other.traces().found()).hasSizeGreaterThan(before.length).contains(before);
        } finally {
            other.kill();
        }
    }

    @Test
    void avoidsAndKeepsNamesOfOthers() throws IOException {
        try (Lab first = Lab.open()) {
            int next = TracesOfALab.of(first).number() % 253 + 1;
            String foreign = "ilab" + next + "-foreign";
            ip("netns", "add", foreign);
            try {
                Lab second = Lab.open();
                assertThat(TracesOfALab.of(second).number()).isNotEqualTo(next);
                second.close();

                assertThat(Path.of("/run/netns", foreign)).exists();
            } finally {
                ip("netns", "del", foreign);
            }
        }
    }

    @Test
    void avoidsASubnetThatIsInUse() {
        try (Lab first = Lab.open()) {
            int next = TracesOfALab.of(first).number() % 253 + 1;
            String subnet = "10.77." + next + ".128/25";
            ip("route", "add", "unreachable", subnet);
            try (Lab second = Lab.open()) {
                assertThat(TracesOfALab.of(second).number()).isNotEqualTo(next);
            } finally {
                ip("route", "del", "unreachable", subnet);
            }
        }
    }

    @Test
    void keepsAFolderThatIsNotALab() throws IOException {
        Path foreign = Files.createDirectories(Path.of("/run/intendant-lab/notes"));
        try {
            Lab.open().close();

            assertThat(foreign).exists();
        } finally {
            Files.delete(foreign);
        }
    }

    private static void ip(String... arguments) {
        Program.run(
                        LIMIT,
                        Stream.concat(Stream.of("ip"), Arrays.stream(arguments)).toList())
                .orThrow();
    }
}
