package org.intendant.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @Test
    void isMarkdownAndHidesNoGateThatDoesNotHold() {
        Report report = new Report("reads")
                .say("Ten hosts.")
                .table(List.of("who", "ms"), List.of(List.of("xargs | ssh", "12"), List.of("Intendant", "9")))
                .gate("at most 0.6 × xargs: 0.5", true)
                .gate("at most 1 ms of CPU: 3", false);

        assertThat(report.text()).isEqualTo("""
                        ## reads

                        Ten hosts.

                        | who | ms |
                        |---|---|
                        | xargs \\| ssh | 12 |
                        | Intendant | 9 |

                        - Gate holds: at most 0.6 × xargs: 0.5
                        - Gate **does not hold**: at most 1 ms of CPU: 3
                        """);
        assertThat(report.broken()).containsExactly("at most 1 ms of CPU: 3");
    }

    @Test
    void resultsHoldTheMachineAndThePartsInTheOrderOfTheBenches(@TempDir Path folder) throws IOException {
        new Report("b").say("Second.").write(folder.resolve("results"));
        new Report("a").say("First.").write(folder.resolve("results"));
        new Report("gone").say("Of a bench that is no more.").write(folder.resolve("results"));

        new Results(folder).write(new Machine("- Processor: 2 cores", ""), List.of("a", "not yet", "b"));

        assertThat(Files.readString(folder.resolve("RESULTS.md")))
                .startsWith("# Measured\n")
                .endsWith("\n- Processor: 2 cores\n\n## a\n\nFirst.\n\n## b\n\nSecond.\n");
    }
}
