package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.intendant.demo.RunCommand;
import org.intendant.demo.Waiting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run --package}: an archive that starts where there is neither Maven nor a compiler nor a network. */
@Tag("application")
class PackageTest {

    @TempDir
    static Path folder;

    private static Path archive;

    @BeforeAll
    static void pack() {
        archive = packed("intendant.tar.gz");
    }

    @Test
    void startsAsAnybodyWithoutMavenAndNetwork() throws IOException, InterruptedException {
        run("tar", "-xzf", archive.toString(), "-C", folder.toString());
        Path home = Files.createDirectory(folder.resolve("home"));
        run("chown", "nobody", home.toString());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path printed = folder.resolve("printed.txt");

        try (ProgramsWithout programs = ProgramsWithout.of("mvn", "javac")) {
            Process intendant = alone(programs, home, printed);
            try {
                Waiting.until(
                        Duration.ofMinutes(2),
                        "a word of run",
                        () -> text(printed).contains("ready:") || !intendant.isAlive());
                assertThat(text(printed)).contains("Intendant is ready: http://localhost:8080/");
                assertThat(text(printed))
                        .contains("Set up the first administrator: ")
                        .doesNotContain("Building");
                assertThat(Files.getOwner(home.resolve("database")).getName()).isEqualTo("nobody");
            } finally {
                intendant.destroy();
                assertThat(intendant.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
        }
        assertThat(text(printed)).contains("Intendant has stopped.");
    }

    @Test
    void isTheSameByteForByteWhenMadeAgain() throws IOException {
        assertThat(Files.mismatch(archive, packed("again.tar.gz"))).isEqualTo(-1);
    }

    private static Path packed(String name) {
        Path made = folder.resolve(name);
        RunCommand making = RunCommand.start(Map.of(), "--package", made.toString());
        assertThat(making.exitCode(Duration.ofMinutes(3))).as(making.output()).isZero();
        assertThat(making.output()).contains(made + " holds Intendant");
        return made;
    }

    /** As nobody, in a network of its own without any connection, with a PATH on which there is neither Maven nor javac. */
    private Process alone(ProgramsWithout programs, Path home, Path printed) throws IOException {
        List<String> command = List.of(
                "unshare",
                "--net",
                "sh",
                "-c",
                "ip link set lo up && exec setpriv --reuid nobody --regid nogroup --clear-groups \"$@\"",
                "sh",
                "env",
                "-i",
                "PATH=" + programs.folder(),
                "JAVA_HOME=" + System.getProperty("java.home"),
                "INTENDANT_HOME=" + home,
                folder.resolve("intendant/run").toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }
}
