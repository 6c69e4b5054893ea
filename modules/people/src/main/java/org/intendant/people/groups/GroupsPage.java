package org.intendant.people.groups;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.LazyRows;
import org.jspecify.annotations.Nullable;

/** Every group of people, to be searched. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class GroupsPage implements Serializable {

    @Inject
    Groups groups;

    @Inject
    CurrentActor actor;

    private LazyRows<GroupRow> rows;
    private @Nullable String search;

    @PostConstruct
    void open() {
        rows = new LazyRows<>(groups::page, GroupRow::id, () -> search);
    }

    public LazyRows<GroupRow> getRows() {
        return rows;
    }

    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_GROUPS);
    }

    public void clear() {
        search = null;
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }
}
