package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT9.9S, just now",
        "PT40S, 40 s ago",
        "PT59.9S, 59 s ago",
        "PT4M59S, 4 min ago",
        "PT3H59M, 3 h ago",
        "P1DT3H, 1 day ago",
        "P6DT23H, 6 days ago",
        "P7D, 14 Nov 2026"
    })
    void saysAnAgeShortAndNeverRoundedUp(Duration age, String words) {
        assertThat(Age.since(NOW.minus(age), NOW, ZoneOffset.UTC)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT40S, in 40 s", "PT5M, in 5 min", "P2D, in 2 days", "P30D, 21 Dec 2026", "PT0S, now", "-PT5S, now"})
    void saysWhenSomethingWillBe(Duration left, String words) {
        assertThat(Age.until(NOW.plus(left), NOW, ZoneOffset.UTC)).isEqualTo(words);
    }

    @Test
    void takesAHostsClockThatIsSlightlyAheadForNow() {
        assertThat(Age.since(NOW.plusSeconds(3), NOW, ZoneOffset.UTC)).isEqualTo("just now");
        assertThat(Age.since(NOW.plusSeconds(300), NOW, ZoneOffset.UTC)).isEqualTo("in 5 min");
    }

    @Test
    void namesTheZoneOfTheFullTime() {
        assertThat(Age.full(NOW, BERLIN)).isEqualTo("Saturday 21 November 2026, 12:00:00 (Europe/Berlin)");
    }

    @Test
    void showsTheDateInTheReadersZone() {
        Instant late = Instant.parse("2026-11-01T23:30:00Z");

        assertThat(Age.since(late, NOW, BERLIN)).isEqualTo("2 Nov 2026");
        assertThat(Age.since(late, NOW, ZoneOffset.UTC)).isEqualTo("1 Nov 2026");
    }

    @ParameterizedTest
    @CsvSource({"Europe%2FBerlin, Europe/Berlin", "Nowhere%2FAtAll, Z", "%zz, Z", "<script>, Z", "'', Z"})
    void takesUtcForWhateverIsNoZone(String sent, String zone) {
        assertThat(Ages.zone(sent).getId()).isEqualTo(zone);
    }
}
