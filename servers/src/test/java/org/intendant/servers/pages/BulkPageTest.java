package org.intendant.servers.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.intendant.plans.Refused;
import org.intendant.servers.ServerRow;
import org.intendant.servers.ServerTags;
import org.intendant.servers.TagChange;
import org.intendant.servers.Tagging;
import org.intendant.web.ListState;
import org.intendant.web.State;
import org.junit.jupiter.api.Test;

/** Deeds on many servers: named before they are done, and asked for by their number where they are many. */
class BulkPageTest {

    private final ListState list = new ListState(ServersPage.LIST);
    private final ServerSelection selection = new ServerSelection(list);
    private final List<TagChange> changed = new ArrayList<>();
    private final BulkPage bulk = new BulkPage();

    BulkPageTest() {
        bulk.page = new ServersPage() {
            @Override
            public ServerSelection getSelection() {
                return selection;
            }
        };
        bulk.tags = new ServerTags() {
            @Override
            public Tagging change(List<TagChange> changes) {
                changed.addAll(changes);
                return new Tagging(
                        changes.stream()
                                .map(change -> new Tagging.Tagged(
                                        change.server(), "web" + change.server(), change.add(), change.remove()))
                                .toList(),
                        0,
                        List.of());
            }
        };
    }

    @Test
    void saysWhichServersItIsAbout() {
        select(2);
        bulk.ask("TAG");
        assertThat(bulk.getQuestion()).isEqualTo("Tags of 2 servers");
        assertThat(bulk.getNames()).isEqualTo("web1 and web2");

        select(15);
        bulk.ask("TAG");
        assertThat(bulk.getNames()).isEqualTo("web1, web2, web3 and 12 more");
        assertThat(bulk.isMany()).isFalse();
    }

    /** Twenty are done at once; for one more their number is asked for, and nothing is done without it. */
    @Test
    void asksForTheNumberWhereTheyAreMany() {
        select(21);
        bulk.ask("RUN");
        assertThat(bulk.getQuestion()).isEqualTo("Run a command on 21 servers?");
        assertThat(bulk.isAsking()).isTrue();
        bulk.ask("TAG");
        bulk.setAdd("blue");
        for (String typed : List.of("", "20", "all", "021")) {
            bulk.setCount(typed);
            assertThatThrownBy(bulk::go)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.reasons().get(0).field()).isEqualTo("count"))
                    .hasMessage("Type 21 to say that you mean all of them.");
        }
        assertThat(changed).isEmpty();

        bulk.setCount(" 21 ");
        bulk.go();

        assertThat(changed).hasSize(21);
        assertThat(bulk.isAsking()).isFalse();
    }

    /** What was named is what is touched, also when something else was selected meanwhile. */
    @Test
    void touchesWhatItNamed() {
        select(2);
        bulk.ask("TAG");
        select(5);
        bulk.setAdd("blue");

        bulk.go();

        assertThat(changed).extracting(TagChange::server).containsExactly(1L, 2L);
    }

    @Test
    void takesBackWhatItDid() {
        select(2);
        bulk.ask("TAG");
        bulk.setAdd("blue, green");
        bulk.setRemove(List.of("red"));
        bulk.go();
        assertThat(bulk.getTold()).isEqualTo("Added blue, green. Removed red. On web1 and web2.");
        changed.clear();

        bulk.undo();

        assertThat(changed)
                .containsExactly(
                        new TagChange(1, Set.of("red"), Set.of("blue", "green")),
                        new TagChange(2, Set.of("red"), Set.of("blue", "green")));
        assertThat(bulk.isUndoable()).isFalse();
    }

    @Test
    void tellsOfThoseWhoRefused() {
        Tagging tagging = new Tagging(
                List.of(new Tagging.Tagged(1, "web1", Set.of("blue"), Set.of())),
                2,
                List.of(new Tagging.Refusal(9, "There is no server 9, or you may not see it.")));

        assertThat(BulkWords.of(tagging))
                .isEqualTo(
                        "Added blue. On web1. 2 servers had it so already. There is no server 9, or you may not see it.");
    }

    /** Another search or filter ends a choice: nothing is touched that is not among what is shown. */
    @Test
    void aChoiceEndsWithTheFiltersItWasMadeUnder() {
        select(3);
        list.getFilters().put("tag", "blue");
        assertThat(selection.size()).isZero();

        selection.choose(List.of(row(7).target()));
        assertThat(selection.isEverything()).isTrue();
        selection.setTicked(List.of());
        assertThat(selection.size())
                .as("while all are chosen, no box is ticked")
                .isOne();
        list.setSearch("web");
        assertThat(selection.targets()).isEmpty();
    }

    private void select(int count) {
        selection.setTicked(IntStream.rangeClosed(1, count)
                .mapToObj(number -> new ServerLine(row(number), State.UNKNOWN, null, ""))
                .toList());
    }

    private static ServerRow row(int number) {
        return new ServerRow(number, "web" + number, "", "", "", "", Set.of(), List.of(), State.UNKNOWN, null, "");
    }
}
