package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a list and what it shows: the one makes the other, and nothing else gets in. */
class ListStateTest {

    private static final ListKind LIST = ListKind.at("servers", "/servers/servers.xhtml", 12)
            .filteredBy("tag", "state", "role")
            .sortedBy("name", "address")
            .showing(
                    ListColumn.always("name", "Name"),
                    ListColumn.usual("address", "Address"),
                    ListColumn.usual("tags", "Tags"),
                    ListColumn.more("trouble", "Trouble"))
            .keeping("servers");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?q=web+shop",
                "?state=differs&tag=blue",
                "?q=a%26b%3Dc%23d&tag=%C3%A4&sort=address&desc=true&page=7",
                "?view=12&servers=1%2C2&q=x&page=2",
                "?view=all"
            })
    void givesBackTheAddressThatItWasMadeFrom(String address) {
        assertThat(read(address).getAddress()).isEqualTo(address);
        assertThat(read(address).getComplaints()).isEmpty();
    }

    @Test
    void asksForTheRowsThatTheAddressNames() {
        ListState state = read("?q=web&tag=blue&state=&sort=name&desc=true&page=3&servers=1");

        assertThat(state.query(state.getFirst(), 12))
                .isEqualTo(new Query("web", Map.of("tag", "blue"), "name", true, 24, 12));
        assertThat(state.getAsked()).isEqualTo("q=web&tag=blue&sort=name&desc=true");
    }

    @Test
    void showsAllAgainButKeepsItsOrder() {
        ListState state = read("?q=web&tag=blue&sort=address&page=3");
        assertThat(state.isWhole()).isFalse();

        state.clear();

        assertThat(state.isWhole()).isTrue();
        assertThat(state.getAddress()).isEqualTo("?sort=address");
    }

    /** T36: what an address may not ask for is left out, with a sentence; the rest of it counts. */
    @ParameterizedTest
    @CsvSource({
        "sort=s.name;drop table server, cannot be sorted by",
        "colour=red, cannot be filtered by “colour”",
        "page=0, is no page",
        "page=-1, is no page",
        "page=99999999999, is no page",
        "page=x, is no page",
        "desc=maybe, desc as true or false",
        "view=1%20or%201, is no saved view",
        "tag=a%00b, is no text that was typed here",
        "q=a%0Ab, is no text that was typed here",
        "tag=a&tag=b, several times"
    })
    void leavesOutWhatItDoesNotKnowAndSaysSo(String hostile, String sentence) {
        ListState state = read("?role=proxy&" + hostile);

        assertThat(state.getComplaints()).hasSize(1).first().asString().contains(sentence);
        assertThat(state.query(0, 12).filter("role")).isEqualTo("proxy");
        assertThat(state.query(0, 12).sort()).isEmpty();
    }

    @Test
    void refusesASearchThatIsTooLong() {
        ListState state = read("?q=" + "x".repeat(201));

        assertThat(state.getComplaints()).singleElement().asString().contains("at most 200 characters");
        assertThat(state.getSearch()).isEmpty();
    }

    /** T4: what somebody put into an address is named in a sentence, short and inert. */
    @Test
    void namesWhatWasSentWithoutWhatTurnsOrEndsALine() {
        ListState state = read("?sort=%E2%80%AEevil" + "x".repeat(100));

        assertThat(state.getComplaints().get(0))
                .contains("·evil")
                .doesNotContain("\u202e")
                .hasSizeLessThan(120);
    }

    /** T36: whatever stands in an address, a list comes of it. */
    @Test
    void makesAListOfAnything() {
        Random random = new Random(36);
        String pieces = "aq=&?%'\";-\0\n\u202eé#sort=desc=page=view=tag=%zz%00%ff";
        for (int round = 0; round < 2000; round++) {
            StringBuilder address = new StringBuilder();
            random.ints(random.nextInt(60), 0, pieces.length()).forEach(at -> address.append(pieces.charAt(at)));
            ListState state = ListReading.of(LIST, ListAddress.parameters(address.toString()));

            assertThat(read(state.getAddress()).getAddress())
                    .as(address.toString())
                    .isEqualTo(state.getAddress());
            assertThat(read(state.getAddress()).getComplaints())
                    .as(address.toString())
                    .isEmpty();
        }
    }

    @Test
    void showsTheColumnsThatSomebodyChoseInTheListsOrder() {
        ListState state = new ListState(LIST);
        assertThat(state.getColumns()).containsExactly("address", "tags");
        assertThat(state.getWide()).isEqualTo("wide-only");

        state.choose(List.of("trouble", "nonsense", "address"));

        assertThat(state.getColumns()).containsExactly("address", "trouble");
        assertThat(state.shows("tags")).isFalse();
        assertThat(state.getWide()).isEmpty();
    }

    /** A table refuses a sort whose column is not there; the rows are sorted all the same. */
    @Test
    void tellsTheTableOfItsSortOnlyWhereTheColumnIsThere() {
        ListState state = read("?sort=address");
        assertThat(state.getSorting()).hasSize(1);

        state.choose(List.of("tags"));

        assertThat(state.getSorting()).isEmpty();
        assertThat(state.query(0, 1).sort()).isEqualTo("address");
        assertThat(read("?sort=name").getSorting()).hasSize(1);
    }

    private static ListState read(String address) {
        return ListReading.of(LIST, ListAddress.parameters(address.startsWith("?") ? address.substring(1) : address));
    }
}
