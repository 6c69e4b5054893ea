package org.intendant.data;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed stays, when the process is killed in the next moment: two hundred times, in two databases at once. */
@Tag("database")
class H2CrashTest {

    private static final int DATABASES = 2;
    private static final int KILLS = 100;

    @Test
    void losesNothingWhenKilledRightAfterACommit(@TempDir Path folder) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(DATABASES);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < DATABASES; i++) {
                Path home = folder.resolve(Integer.toString(i));
                all.add(() -> killed(home));
            }
            for (Future<Integer> done : both.invokeAll(all)) {
                assertThat(done.get()).isEqualTo(KILLS);
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static int killed(Path home) throws Exception {
        Files.createDirectories(H2.file(home).getParent());
        int number = 0;
        while (number < KILLS) {
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
            number++;
        }
        return number;
    }
}
