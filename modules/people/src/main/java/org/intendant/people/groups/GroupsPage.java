package org.intendant.people.groups;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.GroupsBlock;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Every group of people, to be searched. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class GroupsPage implements Serializable {

    static final ListKind LIST = ListKind.at("groups", "/people/groups.xhtml", 20)
            .filteredBy("owner", "person")
            .sortedBy("name", "owner", "people")
            .showing(
                    ListColumn.always("name", "Name"),
                    ListColumn.usual("owner", "Owner"),
                    ListColumn.usual("people", "People"));

    @Inject
    Groups groups;

    @Inject
    Lists lists;

    @Inject
    CurrentActor actor;

    @Inject
    @Any
    Instance<GroupsBlock> blocks;

    private LazyRows<GroupRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, groups::page, GroupRow::id);
    }

    public LazyRows<GroupRow> getRows() {
        return rows;
    }

    public List<GroupsBlock> getBlocks() {
        return blocks.stream()
                .filter(GroupsBlock::visible)
                .sorted(Comparator.comparingInt(GroupsBlock::order))
                .toList();
    }

    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_GROUPS);
    }

    public void clear() {
        getList().clear();
    }

    public ListState getList() {
        return rows.getState();
    }
}
