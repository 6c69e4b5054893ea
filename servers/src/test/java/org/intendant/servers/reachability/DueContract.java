package org.intendant.servers.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.intendant.servers.Estate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which servers are tried next, on every database. */
abstract class DueContract {
    private Estate estate;
    private ReachabilityRows rows;

    abstract Estate open();

    @BeforeEach
    void begin() {
        estate = open();
        rows = estate.bean(ReachabilityRows.class);
    }

    @AfterEach
    void end() {
        estate.close();
    }

    @Test
    void claimsWhatIsDueOnce() {
        estate.server(Estate.draft("web1"));

        assertThat(claimed()).hasSize(1);
        assertThat(claimed()).isEmpty();
        estate.does(() -> {
            rows.makeAllDue();
            return true;
        });
        assertThat(claimed()).hasSize(1);
    }

    @Test
    void thoseThatDidNotAnswerAreTakenApart() {
        long id = estate.server(Estate.draft("dead")).id();
        claimed();
        estate.does(() -> rows.keep(id, "dead cannot be reached.", false));
        estate.does(() -> {
            rows.makeAllDue();
            return true;
        });

        assertThat(claimed()).isEmpty();
        assertThat(estate.does(() -> rows.claim(10, Duration.ofMinutes(1), true)))
                .containsExactly(id);
    }

    private List<Long> claimed() {
        return estate.does(() -> rows.claim(10, Duration.ofMinutes(1), false));
    }
}
