package org.intendant.application.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.intendant.application.metrics.MetricsDoor.Verdict;
import org.intendant.data.Settings;
import org.junit.jupiter.api.Test;

/** T11: the one page of numbers has a guard of its own. */
class MetricsDoorTest {

    private static final String TOKEN = "01234567890123456789";

    private static MetricsDoor door(String token, String from) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("INTENDANT_METRICS_TOKEN", token);
        environment.put("INTENDANT_METRICS_FROM", from);
        Settings settings = new Settings(environment);
        return new MetricsDoor(settings.metricsToken(), settings.metricsFrom());
    }

    @Test
    void withoutSettingsThereIsNothing() {
        assertThat(door("", "").judge("127.0.0.1", "Bearer " + TOKEN)).isEqualTo(Verdict.NOTHING_HERE);
        assertThat(door("", "").judge("127.0.0.1", "Bearer ")).isEqualTo(Verdict.NOTHING_HERE);
    }

    @Test
    void theTokenOpensAndNothingElseDoes() {
        MetricsDoor door = door(TOKEN, "");
        assertThat(door.judge("192.0.2.1", "Bearer " + TOKEN)).isEqualTo(Verdict.READ);
        assertThat(door.judge("192.0.2.1", "bearer " + TOKEN)).isEqualTo(Verdict.READ);
        for (String wrong : new String[] {null, "", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0", "Bearer"}) {
            assertThat(door.judge("192.0.2.1", wrong)).as("%s", wrong).isEqualTo(Verdict.TOKEN_NEEDED);
        }
        assertThat(door).asString().doesNotContain(TOKEN);
    }

    @Test
    void aListedAddressNeedsNoToken() {
        MetricsDoor door = door("", "192.0.2.0/24, 2001:db8::1");
        assertThat(door.judge("192.0.2.200", null)).isEqualTo(Verdict.READ);
        assertThat(door.judge("2001:db8:0:0:0:0:0:1", null)).isEqualTo(Verdict.READ);
        assertThat(door.judge("198.51.100.1", null)).isEqualTo(Verdict.NOTHING_HERE);
        assertThat(door.judge("monitor.example.org", null)).isEqualTo(Verdict.NOTHING_HERE);
    }
}
