package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {

    @Test
    void readsSearchSortPageAndFilters() {
        Query query = QueryParameters.of(sent(
                "q", " web ", "sort", "name", "desc", "true", "offset", "100", "limit", "25", "role", "proxy", "tag",
                "dmz"));

        assertThat(query).isEqualTo(new Query("web", Map.of("role", "proxy", "tag", "dmz"), "name", true, 100, 25));
    }

    @Test
    void givesFiftyRowsWhereNobodySaysHowMany() {
        assertThat(QueryParameters.of(sent())).isEqualTo(new Query("", Map.of(), "", false, 0, 50));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 501", "limit, many", "offset, -1", "offset, 99999999999", "desc, maybe"})
    void refusesByNameWhatIsNotWhatItsNameSays(String name, String value) {
        assertThatThrownBy(() -> QueryParameters.of(sent(name, value)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Refused.Reason::field)
                                .containsExactly(name))
                .hasMessageContaining(value);
    }

    @Test
    void refusesAParameterThatStandsTwice() {
        var sent = sent("role", "proxy");
        sent.add("role", "samba");

        assertThatThrownBy(() -> QueryParameters.of(sent))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("role once");
    }

    private static MultivaluedHashMap<String, String> sent(String... pairs) {
        var sent = new MultivaluedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            sent.add(pairs[i], pairs[i + 1]);
        }
        return sent;
    }
}
