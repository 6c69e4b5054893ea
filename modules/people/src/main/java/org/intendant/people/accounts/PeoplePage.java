package org.intendant.people.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.web.LazyRows;
import org.jspecify.annotations.Nullable;

/** Everybody with an account, to be searched. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PeoplePage implements Serializable {

    @Inject
    People people;

    @Inject
    CurrentActor actor;

    private LazyRows<Person> rows;
    private @Nullable String search;
    private String role = "";

    @PostConstruct
    void open() {
        rows = new LazyRows<>(people::page, Person::getId, () -> search, () -> Map.of("role", role));
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

    public void clear() {
        search = null;
        role = "";
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public String getRole() {
        return role;
    }

    public void setRole(@Nullable String role) {
        this.role = role == null ? "" : role;
    }
}
