package org.intendant.people.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Inert;
import org.intendant.people.Person;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** What somebody looks at on a list page, under a name: search, filters, sort and columns. */
@Entity
@Table(name = "saved_view")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class SavedView {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 3000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @Column(name = "list_name")
    private String list;

    private String name;
    private String asked;

    @Column(name = "shown")
    private @Nullable String columns;

    private boolean standard;

    protected SavedView() {}

    /** @throws Refused in {@code list}, {@code name}, {@code query} or {@code columns} */
    SavedView(Person person, ViewDraft draft) {
        this.person = person;
        this.list = list(draft.getList());
        change(draft);
    }

    /** A list's name. */
    static String list(String list) {
        if (!list.matches("[a-z]{1,40}")) {
            throw new Refused("list", "Name the list that the view is of, for example servers.");
        }
        return list;
    }

    /**
     * Takes over all that the draft says but the list.
     *
     * @throws Refused in {@code name}, {@code query} or {@code columns}; the view is then as before
     */
    final void change(ViewDraft draft) {
        String called = draft.getName().strip();
        if (called.isEmpty() || !Inert.line(called, LONGEST_NAME).equals(called)) {
            throw new Refused("name", "Name the view, in at most " + LONGEST_NAME + " characters on one line.");
        }
        String query = draft.getQuery().strip();
        if (!Inert.line(query, LONGEST_QUERY).equals(query)) {
            throw new Refused(
                    "query", "Give what follows the question mark in the list's address, in at most 3000 characters.");
        }
        String shown = draft.getColumns() == null ? null : ColumnNames.text(draft.getColumns());
        this.name = called;
        this.asked = query;
        this.columns = shown;
        this.standard = draft.isStandard();
    }

    boolean belongsTo(long personId) {
        return person.getId() == personId;
    }

    public Long getId() {
        return id;
    }

    /** The list that it is of. */
    public String getList() {
        return list;
    }

    public String getName() {
        return name;
    }

    /** As in the list's address, without a question mark; may be empty. */
    public String getQuery() {
        return asked;
    }

    /** The columns; empty for those that the list shows by itself. */
    public Optional<List<String>> getColumns() {
        return Optional.ofNullable(columns).map(ColumnNames::names);
    }

    /** Whether the list opens with it. */
    public boolean isStandard() {
        return standard;
    }
}
