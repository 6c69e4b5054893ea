package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

class LazyRowsTest {

    private static final ListKind LIST = ListKind.at("numbers", "/numbers.xhtml", 12)
            .filteredBy("role", "state")
            .sortedBy("name");

    private final List<Query> asked = new ArrayList<>();
    private final ListState state = new ListState(LIST);
    private int first = -1;
    private final LazyRows<Integer> rows = new LazyRows<>(state, this::page, number -> "k" + number) {
        @Override
        void begin(int first) {
            LazyRowsTest.this.first = first;
        }
    };
    private int there = 48;

    @Test
    void asksForOnePageWithSearchSortAndFilters() {
        state.setSearch(" web ");
        state.getFilters().put("role", "proxy");
        rows.ask();
        asked.clear();
        SortMeta byName =
                SortMeta.builder().field("name").order(SortOrder.DESCENDING).build();

        List<Integer> loaded = rows.load(24, 12, Map.of("name", byName), Map.of());

        assertThat(asked).containsExactly(new Query("web", Map.of("role", "proxy"), "name", true, 24, 12));
        assertThat(loaded).hasSize(12).startsWith(24);
        assertThat(rows.getRowCount()).isEqualTo(48);
        assertThat(state.getAddress()).isEqualTo("?q=web&role=proxy&sort=name&desc=true&page=3");
    }

    @Test
    void readsOnceForAShowing() {
        rows.ask();
        assertThat(rows.count(Map.of())).isEqualTo(48);
        rows.load(0, 12, Map.of(), Map.of());

        assertThat(asked).hasSize(1);
    }

    @Test
    void beginsOnTheFirstPageWhereTheFiltersAreOthers() {
        rows.ask();
        rows.load(36, 12, Map.of(), Map.of());
        state.getFilters().put("role", "proxy");

        assertThat(rows.load(36, 12, Map.of(), Map.of())).startsWith(0);
        assertThat(state.getAddress()).isEqualTo("?role=proxy");
        assertThat(first).isZero();
    }

    @Test
    void showsTheLastPageWhereTheOneAskedForIsGone() {
        rows.ask();
        rows.load(36, 12, Map.of(), Map.of());
        there = 30;

        assertThat(rows.load(36, 12, Map.of(), Map.of())).containsExactly(24, 25, 26, 27, 28, 29);
        assertThat(state.getAddress()).isEqualTo("?page=3");
        assertThat(first).isEqualTo(24);
    }

    @Test
    void leavesOutWhatTheListRefusesAndSaysSo() {
        state.getFilters().put("state", "nonsense");
        state.getFilters().put("role", "proxy");

        rows.ask();

        assertThat(state.getAddress()).isEqualTo("?role=proxy");
        assertThat(state.getComplaints()).containsExactly("Left out: state. “nonsense” is not known here.");
    }

    @Test
    void passesOnThatSomebodyMayNotAskAtAll() {
        LazyRows<Integer> closed = new LazyRows<>(
                state,
                query -> {
                    throw new Refused(Refused.Why.NOT_ALLOWED, "Only administrators may.");
                },
                number -> number);

        assertThatThrownBy(closed::ask).hasMessage("Only administrators may.");
    }

    @Test
    void findsChosenRowsOfEarlierPages() {
        rows.load(0, 12, Map.of(), Map.of());
        rows.load(12, 12, Map.of(), Map.of());

        assertThat(rows.getRowData("k3")).isEqualTo(3);
        assertThat(rows.getRowData("k47")).isNull();
    }

    private Page<Integer> page(Query query) {
        if (query.filter("state").equals("nonsense")) {
            throw new Refused("state", "“nonsense” is not known here.");
        }
        asked.add(query);
        return new Page<>(
                IntStream.range(query.offset(), Math.min(there, query.offset() + query.limit()))
                        .boxed()
                        .toList(),
                there);
    }
}
