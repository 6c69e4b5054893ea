package org.intendant.people.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Everybody with an account, to be searched. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PeoplePage implements Serializable {

    static final ListKind LIST = ListKind.at("people", "/people/people.xhtml", 20)
            .filteredBy("role", "active")
            .sortedBy("username", "displayName", "role", "created")
            .showing(
                    ListColumn.always("username", "User name"),
                    ListColumn.usual("role", "Role"),
                    ListColumn.usual("account", "Account"),
                    ListColumn.usual("email", "E-mail"),
                    ListColumn.usual("created", "Since"),
                    ListColumn.more("displayName", "Display name"));

    @Inject
    People people;

    @Inject
    Lists lists;

    @Inject
    CurrentActor actor;

    private LazyRows<Person> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, people::page, Person::getId);
    }

    public void clear() {
        getList().clear();
    }

    public ListState getList() {
        return rows.getState();
    }

    public LazyRows<Person> getRows() {
        return rows;
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_PEOPLE);
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }
}
