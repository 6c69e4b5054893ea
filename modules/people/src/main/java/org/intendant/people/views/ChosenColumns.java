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
import org.intendant.people.Person;
import org.intendant.plans.Refused;

/** The columns that somebody chose for a list. */
@Entity
@Table(name = "chosen_columns")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Jakarta Persistence fills and reads the fields
class ChosenColumns {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @Column(name = "list_name")
    private String list;

    @Column(name = "shown")
    private String columns;

    protected ChosenColumns() {}

    /** @throws Refused in {@code list} or {@code columns} */
    ChosenColumns(Person person, String list, List<String> columns) {
        this.person = person;
        this.list = SavedView.list(list);
        choose(columns);
    }

    final void choose(List<String> names) {
        columns = ColumnNames.text(names);
    }

    List<String> names() {
        return ColumnNames.names(columns);
    }
}
