package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

class LazyRowsTest {

    private final List<Query> asked = new ArrayList<>();
    private final Map<String, String> filters = new HashMap<>();
    private final LazyRows<Integer> rows =
            new LazyRows<>(this::page, number -> "k" + number, () -> " web ", () -> filters);

    @Test
    void asksForOnePageWithSearchSortAndFilters() {
        filters.put("role", "proxy");
        filters.put("state", "");
        SortMeta byName =
                SortMeta.builder().field("name").order(SortOrder.DESCENDING).build();

        List<Integer> loaded = rows.load(24, 12, Map.of("name", byName), Map.of());

        assertThat(asked).containsExactly(new Query("web", Map.of("role", "proxy"), "name", true, 24, 12));
        assertThat(loaded).hasSize(12).startsWith(24);
        assertThat(rows.getRowCount()).isEqualTo(48);
    }

    @Test
    void countsWithoutReadingThePage() {
        assertThat(rows.count(Map.of())).isEqualTo(48);
        assertThat(asked).extracting(Query::limit).containsExactly(1);
    }

    @Test
    void findsChosenRowsOfEarlierPages() {
        rows.load(0, 12, Map.of(), Map.of());
        rows.load(12, 12, Map.of(), Map.of());

        assertThat(rows.getRowData("k3")).isEqualTo(3);
        assertThat(rows.getRowData("k47")).isNull();
    }

    private Page<Integer> page(Query query) {
        asked.add(query);
        return new Page<>(
                IntStream.range(query.offset(), Math.min(48, query.offset() + query.limit()))
                        .boxed()
                        .toList(),
                48);
    }
}
