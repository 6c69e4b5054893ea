package org.intendant.web;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list as a file: all that match, in the order asked for, read page by page while they are written, so that a
 * long list takes no more memory than a short one. At most 50,000 rows.
 *
 * @param name of the file, without its ending
 * @param fields in their order
 */
public record ListFile<T>(String name, List<Field<T>> fields) {

    public static final int MOST = 50_000;

    /**
     * A field of a row.
     *
     * @param name as the header of CSV and the property of JSON
     */
    public record Field<T>(String name, Function<? super T, ? extends @Nullable Object> value) {}

    public static <T> Field<T> field(String name, Function<? super T, ? extends @Nullable Object> value) {
        return new Field<>(name, value);
    }

    /**
     * The file as CSV with a header line.
     *
     * @param query its place and limit do not count
     * @throws Refused as the list does, and where more than 50,000 rows match
     */
    public Response csv(Query query, Function<Query, Page<T>> list) {
        return csv(query, list, Stream::of);
    }

    /** The same of a list whose rows are several lines of the file each. */
    public <R> Response csv(Query query, Function<Query, Page<R>> list, Function<R, Stream<T>> lines) {
        return answer("csv", "text/csv; charset=UTF-8", asCsv(query, list, lines));
    }

    <R> StreamingOutput asCsv(Query query, Function<Query, Page<R>> list, Function<R, Stream<T>> lines) {
        Page<R> first = first(query, list);
        return out -> {
            List<String> head = fields.stream().map(Field::name).toList();
            String headLine = Csv.write(head, Stream.of());
            write(out, headLine);
            each(
                    query,
                    list,
                    first,
                    rows -> write(
                            out,
                            Csv.write(head, rows.stream().flatMap(lines).map(this::cells))
                                    .substring(headLine.length())));
        };
    }

    /** The file as one JSON array of objects; otherwise as {@link #csv}. */
    public Response json(Query query, Function<Query, Page<T>> list) {
        return json(query, list, Stream::of);
    }

    /** The same of a list whose rows are several lines of the file each. */
    public <R> Response json(Query query, Function<Query, Page<R>> list, Function<R, Stream<T>> lines) {
        return answer("json", "application/json", asJson(query, list, lines));
    }

    <R> StreamingOutput asJson(Query query, Function<Query, Page<R>> list, Function<R, Stream<T>> lines) {
        Page<R> first = first(query, list);
        return out -> {
            JsonGenerator json = Json.mapper().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            each(query, list, first, rows -> {
                for (T line : rows.stream().flatMap(lines).toList()) {
                    json.writeRaw('\n');
                    json.writePOJO(object(line));
                }
            });
            json.writeEndArray();
            json.close();
        };
    }

    private Response answer(String ending, String type, StreamingOutput rows) {
        return Response.ok(rows, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + ending + "\"")
                .build();
    }

    /** Before the answer begins, so that a refusal is still one. */
    private static <R> Page<R> first(Query query, Function<Query, Page<R>> list) {
        Page<R> page = list.apply(query.part(0, Query.MOST));
        if (page.total() > MOST) {
            throw new Refused(
                    "q", page.total() + " rows match, and a file holds at most " + MOST + ". Search or filter first.");
        }
        return page;
    }

    private static <R> void each(Query query, Function<Query, Page<R>> list, Page<R> first, Rows<R> write)
            throws IOException {
        Page<R> page = first;
        int read = 0;
        while (!page.rows().isEmpty() && read < MOST) {
            write.write(page.rows());
            read += page.rows().size();
            page = read < page.total() ? list.apply(query.part(read, Query.MOST)) : new Page<>(List.of(), read);
        }
    }

    private List<String> cells(T row) {
        return fields.stream().map(field -> text(field.value().apply(row))).toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value == null ? "" : value.toString();
    }

    private Map<String, @Nullable Object> object(T row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        fields.forEach(field -> object.put(field.name(), field.value().apply(row)));
        return object;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where rows go to. */
    private interface Rows<T> {
        void write(List<T> rows) throws IOException;
    }
}
