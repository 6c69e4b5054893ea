package org.intendant.keymanager.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.intendant.hosts.Program;
import org.junit.jupiter.api.Test;

class PullFilesTest {

    @Test
    void cronFetchesOnceAnHourAtAMinuteOfTheServersOwnOrAsOftenAsIsSet() {
        assertThat(when(17, 60)).isEqualTo("17 * * * * root");
        assertThat(when(17, 15)).isEqualTo("2-59/15 * * * * root");
        assertThat(when(17, 1)).isEqualTo("* * * * * root");
    }

    private static String when(int minute, int every) {
        String line = PullFiles.cron(minute, Duration.ofMinutes(every))
                .lines()
                .reduce((comment, last) -> last)
                .orElseThrow();
        return line.substring(0, line.indexOf(" /usr"));
    }

    /** Who lets it run as root on his hosts can read it first. */
    @Test
    void theProgramIsShort() {
        assertThat(Program.beside(PullFiles.class, "intendant-keys.sh").text().lines())
                .hasSizeLessThanOrEqualTo(150);
    }
}
