package org.intendant.people.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.web.Csv;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Taking a list out as a file that can be brought in again: every field that can be changed, never a secret. */
@ApplicationScoped
public class Exports {

    /** Rows at most. */
    static final int MOST_ROWS = 50_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    /**
     * The rows that match, as far as the caller may see them, as CSV after RFC 4180 with a header line.
     *
     * @param query search, filters and sort as the list's own; where it begins and how long it is does not count
     * @throws Refused for a filter or sort that the list does not know, or more than 50,000 rows
     */
    @Allowed(Permission.EXPORT)
    @Transactional
    public String csv(Importable kind, Query query) {
        List<String> head = columns(kind).map(Column::name).toList();
        return Csv.write(
                head,
                rows(kind, query).stream()
                        .map(row -> head.stream()
                                .map(name -> row.getOrDefault(name, ""))
                                .toList()));
    }

    /** The same for JSON: lists, numbers and yes or no as such, the rest as text. */
    @Allowed(Permission.EXPORT)
    @Transactional
    public List<Map<String, Object>> json(Importable kind, Query query) {
        return rows(kind, query).stream().map(row -> typed(kind, row)).toList();
    }

    /** The header and one row that shows what belongs where. */
    @Allowed(Permission.EXPORT)
    public String template(Importable kind) {
        return Csv.write(
                columns(kind).map(Column::name).toList(),
                Stream.of(columns(kind).map(Column::example).toList()));
    }

    private List<Map<String, String>> rows(Importable kind, Query asked) {
        List<Map<String, String>> rows = new ArrayList<>();
        Page<Map<String, String>> page;
        int offset = 0;
        do {
            page = kind.rows(
                    new Query(asked.search(), asked.filters(), asked.sort(), asked.descending(), offset, Query.MOST));
            if (page.total() > MOST_ROWS) {
                throw new Refused("q", "More than " + MOST_ROWS + " rows match. Narrow it down.");
            }
            page.rows().stream().filter(row -> !row.isEmpty()).forEach(rows::add);
            offset += page.rows().size();
            entities.clear();
        } while (!page.rows().isEmpty() && offset < page.total());
        audit.record(kind.one() + ".export", kind.kind(), kind.many(), "", "rows: " + rows.size());
        return rows;
    }

    private static Stream<Column> columns(Importable kind) {
        return Stream.concat(kind.columns().stream(), Stream.of(Column.version()));
    }

    private static Map<String, Object> typed(Importable kind, Map<String, String> row) {
        Map<String, Object> typed = new LinkedHashMap<>();
        columns(kind).forEach(column -> {
            String text = row.getOrDefault(column.name(), "");
            switch (column.kind()) {
                case TEXT -> typed.put(column.name(), text);
                case LIST -> typed.put(column.name(), text.isEmpty() ? List.of() : Arrays.asList(text.split(" ")));
                case YES_NO -> typed.put(column.name(), text.equals("yes"));
                case NUMBER -> {
                    if (!text.isEmpty()) {
                        typed.put(column.name(), Integer.valueOf(text));
                    }
                }
            }
        });
        return typed;
    }
}
