package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void whatNobodyAsksForIsNoCondition() {
        assertThat(conditions(Map.of(), "").where()).isEqualTo(" where 1 = 1");
    }

    @Test
    void whatIsAskedForIsJoined() {
        assertThat(conditions(Map.of("server", "7", "open", "no"), "a_b").where())
                .isEqualTo(" where 1 = 1 and s.id = :server and f.open = :open and s.name like :search escape '!'");
    }

    @Test
    void whatIsNoKeyAndNoYesIsRefusedByItsName() {
        assertThatThrownBy(() -> conditions(Map.of("server", "7 or 1 = 1"), ""))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .containsExactly(new Refused.Reason("server", "Give a primary key, a number.")));
        assertThatThrownBy(() -> conditions(Map.of("open", "maybe"), ""))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .containsExactly(new Refused.Reason("open", "Filter by yes or no.")));
    }

    private static Conditions conditions(Map<String, String> filters, String search) {
        Query query = new Query(search, filters, "", false, 0, 10);
        return new Conditions()
                .id(query, "server", "s.id = :server")
                .flag(query, "open", "f.open = :open")
                .search(query, "s.name like :search escape '!'");
    }
}
