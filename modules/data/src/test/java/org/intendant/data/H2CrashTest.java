package org.intendant.data;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed stays, when the process is killed in the next moment. */
@Tag("database")
class H2CrashTest {

    private static final int KILLS = 200;

    @Test
    void losesNothingWhenKilledRightAfterACommit(@TempDir Path home) throws Exception {
        Files.createDirectories(H2.file(home).getParent());
        for (int number = 0; number < KILLS; number++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CommitAndWait.class.getName(),
                            home.toString(),
                            Integer.toString(number))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var said = child.inputReader()) {
                assertThat(said.readLine())
                        .as("rows that were there before commit %d", number)
                        .isEqualTo(Integer.toString(number));
                child.destroyForcibly();
            }
            assertThat(child.waitFor(20, SECONDS)).isTrue();
        }
    }
}
