package org.intendant.servers.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.intendant.notices.Trouble.What;
import org.intendant.plans.Target;
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

    /** What people are told of: servers that do not answer; and of which it is not said that they are well again. */
    @Test
    void namesServersThatDoNotAnswerAndThoseThatAreGone() {
        long dead = estate.server(Estate.draft("dead")).id();
        long alive = estate.server(Estate.draft("alive")).id();
        estate.does(() -> rows.keep(dead, "dead cannot be reached.", false));
        estate.does(() -> rows.keep(alive, "", false));
        UnreachableTroubles troubles = estate.bean(UnreachableTroubles.class);

        assertThat(estate.does(troubles::now)).singleElement().satisfies(trouble -> {
            assertThat(trouble.what()).isEqualTo(What.NO_ANSWER);
            assertThat(trouble.target()).isEqualTo(new Target("server", dead, "dead"));
            assertThat(trouble.href()).isEqualTo("/servers/server.xhtml?id=" + dead);
            assertThat(trouble.since()).isBeforeOrEqualTo(Instant.now());
        });
        assertThat(estate.does(() -> troubles.gone(Set.of("server:" + dead, "server:999", "cluster:1"))))
                .containsExactly("server:999");
    }

    /** What somebody can mute, the closest name first, and among what he owns alone. */
    @Test
    void findsWhatCanBeMutedByItsLetters() {
        long web10 = estate.server(Estate.draft("web10")).id();
        estate.server(Estate.draft("a-web1"));
        estate.server(Estate.draft("web1"));
        UnreachableTroubles troubles = estate.bean(UnreachableTroubles.class);

        assertThat(estate.does(() -> troubles.watched("web1", null, 2)))
                .extracting(Target::name)
                .containsExactly("web1", "web10");
        assertThat(estate.does(() -> troubles.watched("web1", Set.of("server:" + web10, "cluster:1"), 9)))
                .extracting(Target::name)
                .containsExactly("web10");
        assertThat(estate.does(() -> troubles.watched("web1", Set.of(), 9))).isEmpty();
        assertThat(estate.does(() -> troubles.watched("%", null, 9))).isEmpty();
    }

    private List<Long> claimed() {
        return estate.does(() -> rows.claim(10, Duration.ofMinutes(1), false));
    }
}
