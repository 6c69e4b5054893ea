package org.intendant.people.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Books that name each other: the smallest kind with which the rules of files can be shown. */
final class Shelf implements Importable {

    final Map<String, Map<String, String>> books = new LinkedHashMap<>();

    @Override
    public String kind() {
        return "books";
    }

    @Override
    public String one() {
        return "book";
    }

    @Override
    public String many() {
        return "books";
    }

    @Override
    public String help() {
        return "";
    }

    @Override
    public String href() {
        return "/books";
    }

    @Override
    public String area() {
        return "books";
    }

    @Override
    public Permission needed() {
        return Permission.CHANGE_PEOPLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("title", "", "Emma"),
                Column.list("tags", "", "novel old"),
                Column.number("pages", "", "400"),
                Column.yesNo("lent", "", "no"),
                Column.text("precedes", "", ""),
                Column.text("sequel", "", ""));
    }

    @Override
    public List<String> keys() {
        return List.of("title");
    }

    @Override
    public Set<String> before() {
        return Set.of("precedes");
    }

    @Override
    public Set<String> after() {
        return Set.of("sequel");
    }

    @Override
    public String key(Cells row) {
        if (row.text("title").isBlank()) {
            throw new Refused("title", "Give the title.");
        }
        return row.text("title").strip().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        return new Page<>(List.copyOf(books.values()), books.size());
    }

    @Override
    public Optional<Known> find(Cells row) {
        return Optional.ofNullable(books.get(key(row)))
                .map(values -> new Known(1, 0, values.get("title"), "/books/" + values.get("title"), values));
    }

    @Override
    public void write(Cells row, Known known) {
        throw new UnsupportedOperationException();
    }
}
