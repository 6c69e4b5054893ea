package org.intendant.people.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonRows;
import org.intendant.people.Role;
import org.intendant.people.Username;
import org.intendant.people.exchange.Cells;
import org.intendant.people.exchange.Column;
import org.intendant.people.exchange.Importable;
import org.intendant.people.exchange.Known;
import org.intendant.people.exchange.RowResult;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** People as rows of a file. Passwords are in none: somebody new gets a one-time link. */
@ApplicationScoped
public class PeopleTable implements Importable {

    @Inject
    People people;

    @Inject
    PersonRows rows;

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public String one() {
        return "person";
    }

    @Override
    public String many() {
        return "people";
    }

    @Override
    public String help() {
        return "Somebody new has no password: make the one-time link on the person’s page and hand it over. Another role ends"
                + " what the person has open.";
    }

    @Override
    public String href() {
        return "/people/people.xhtml";
    }

    @Override
    public String area() {
        return "people";
    }

    @Override
    public Permission needed() {
        return Permission.CHANGE_PEOPLE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("username", "By which the person signs in; tells who the row is about.", "maren"),
                Column.text("displayName", "The name; empty means the user name.", "Maren Holt"),
                Column.text("email", "An e-mail address, or nothing.", "maren@example.org"),
                Column.text("role", "ADMIN, OPERATOR, VIEWER or MEMBER; empty leaves it, or means MEMBER.", "OPERATOR"),
                Column.yesNo("active", "no disables the account.", "yes"));
    }

    @Override
    public List<String> keys() {
        return List.of("username");
    }

    @Override
    public String key(Cells row) {
        String name = Username.spelled(row.text("username"));
        if (name.isEmpty()) {
            throw new Refused("username", "Give the user name.");
        }
        return name;
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        return people.page(query).map(person -> {
            Map<String, String> row = values(person);
            row.put("version", Integer.toString(person.getVersion()));
            return row;
        });
    }

    @Override
    public Optional<Known> find(Cells row) {
        return rows.named(key(row))
                .map(person -> new Known(
                        person.getId(),
                        person.getVersion(),
                        person.getUsername(),
                        "/people/person.xhtml?id=" + person.getId(),
                        values(person)));
    }

    @Override
    public void write(Cells row, @Nullable Known known) {
        PersonDraft draft = known == null ? people.draft() : PersonDraft.of(rows.get(known.id()));
        draft.setDisplayName(row.text("displayName", draft.getDisplayName()));
        draft.setEmail(row.text("email", draft.getEmail()));
        draft.setActive(row.yes("active", draft.isActive()));
        role(row).ifPresent(draft::setRole);
        if (known != null) {
            people.change(known.id(), draft);
            return;
        }
        draft.setUsername(row.text("username"));
        Person added = people.add(draft);
        if (!draft.isActive()) {
            people.disable(added.getId());
        }
    }

    /** Somebody new has no keys; who is disabled or enabled loses or gets back what he may. */
    @Override
    public Optional<Target> access(Cells row, RowResult would) {
        return would.changes("active")
                ? rows.named(key(row)).map(person -> new Target("person", person.getId(), person.getUsername()))
                : Optional.empty();
    }

    private static Optional<Role> role(Cells row) {
        String word = row.text("role").strip();
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(Role.values())
                        .filter(role -> role.name().equalsIgnoreCase(word)
                                || role.getWord().equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> new Refused("role", "The roles are ADMIN, OPERATOR, VIEWER and MEMBER.")));
    }

    private static Map<String, String> values(Person person) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("username", person.getUsername());
        values.put("displayName", person.getDisplayName());
        values.put("email", person.getEmail());
        values.put("role", person.getRole().name());
        values.put("active", Cells.yesNo(person.isActive()));
        return values;
    }
}
