package org.intendant.people.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.intendant.data.TestDatabase;
import org.intendant.people.Dump;
import org.intendant.people.House;
import org.intendant.people.Role;
import org.intendant.people.tokens.TokenDraft;
import org.intendant.web.Query;
import org.junit.jupiter.api.Test;

/** What is over goes with the hourly cleaning, whether or not anybody signs in, on a real database. */
abstract class RetentionContract {

    abstract TestDatabase database();

    @Test
    void keepsTheTrailForAsLongAsItIsSet() {
        try (House house = new House(database(), Map.of("INTENDANT_KEEP_AUDIT_DAYS", "10"))) {
            house.as(house.somebody("root", Role.ADMIN));
            house.in(() -> house.people.add(House.draft("old", Role.VIEWER)));
            house.clock.forward(Duration.ofDays(9));
            house.in(() -> house.people.add(House.draft("new", Role.VIEWER)));

            house.clean();
            assertThat(entries(house)).isEqualTo(2);

            house.clock.forward(Duration.ofDays(2));
            house.clean();
            assertThat(entries(house)).isEqualTo(1);
        }
    }

    @Test
    void removesSignInsLinksTokensAndNetworksThatAreOver() {
        try (House house = new House(database())) {
            var maren = house.somebody("maren", Role.ADMIN);
            house.from("192.0.2.1");
            house.signIns.signIn("maren", House.PASSWORD);
            house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 1));
            house.links.make(maren.getId());

            house.clean();
            assertThat(rows(house)).contains("maren", "192.0.2.1", "script", "PASSWORD", "account+network");

            house.clock.forward(Duration.ofDays(731));
            house.clean();
            assertThat(rows(house)).contains("maren").doesNotContain("192.0.2.1", "script", "PASSWORD", "network");
        }
    }

    private static long entries(House house) {
        return house.in(() -> house.trail.page(Query.all())).total();
    }

    private static String rows(House house) {
        return house.in(() -> Dump.of(house.database.source()));
    }
}
