package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** Lists as files. */
class ListFileTest {

    private record Row(int id, String name, List<String> tags) {}

    private static final ListFile<Row> FILE = new ListFile<>(
            "rows",
            List.of(
                    ListFile.field("id", Row::id),
                    ListFile.field("name", Row::name),
                    ListFile.field("tags", Row::tags)));

    private final List<Query> asked = new ArrayList<>();
    private int there = 2;

    /** Cells that a spreadsheet would take for formulas are harmless. */
    @Test
    void writesCsvWithAHeaderLine() throws IOException {
        assertThat(written(FILE.asCsv(Query.all(), this::page, Stream::of))).isEqualTo("""
                id,name,tags\r
                0,'=row 0,a b\r
                1,'=row 1,a b\r
                """);
    }

    @Test
    void writesOneJsonArray() throws IOException {
        assertThat(Json.mapper().readTree(written(FILE.asJson(Query.all(), this::page, Stream::of))))
                .isEqualTo(Json.mapper().readTree("""
                        [{"id": 0, "name": "=row 0", "tags": ["a", "b"]}, {"id": 1, "name": "=row 1", "tags": ["a", "b"]}]"""));
        there = 0;
        assertThat(written(FILE.asJson(Query.all(), this::page, Stream::of))).isEqualTo("[]");
    }

    /** All that match and not one page, in parts of 500, whatever part the address asked for. */
    @Test
    void holdsAllRowsThatMatchInTheirOrder() throws IOException {
        there = 1201;
        Query query = new Query("web", Map.of("tag", "blue"), "name", true, 50, 10);

        assertThat(written(FILE.asCsv(query, this::page, Stream::of)).lines()).hasSize(1202);
        assertThat(asked)
                .containsExactly(
                        new Query("web", Map.of("tag", "blue"), "name", true, 0, 500),
                        new Query("web", Map.of("tag", "blue"), "name", true, 500, 500),
                        new Query("web", Map.of("tag", "blue"), "name", true, 1000, 500));
    }

    /** T37: nobody is given a part of the rows as if it were all of them. */
    @Test
    void refusesMoreRowsThanAFileHolds() {
        there = 50_001;

        assertThatThrownBy(() -> FILE.asCsv(Query.all(), this::page, Stream::of))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("50001 rows match, and a file holds at most 50000.");
    }

    private Page<Row> page(Query query) {
        asked.add(query);
        return new Page<>(
                IntStream.range(query.offset(), Math.min(there, query.offset() + query.limit()))
                        .mapToObj(number -> new Row(number, "=row " + number, List.of("a", "b")))
                        .toList(),
                there);
    }

    private static String written(StreamingOutput file) throws IOException {
        var out = new ByteArrayOutputStream();
        file.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
