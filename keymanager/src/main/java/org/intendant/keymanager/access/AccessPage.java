package org.intendant.keymanager.access;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.operations.Changes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Who can log in where, and why: every managed account, to be narrowed to a server, a person or a group. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AccessPage implements Serializable {

    static final ListKind LIST = ListKind.at("access", "/keymanager/access.xhtml", 20)
            .filteredBy("person", "server", "account", "group", "from")
            .sortedBy("server", "account")
            .showing(
                    ListColumn.always("account", "Account"),
                    ListColumn.always("who", "Who"),
                    ListColumn.always("state", "On the host"));

    private static final int MOST = 12;

    @Inject
    Accesses accesses;

    @Inject
    Changes changes;

    @Inject
    Lists lists;

    @Inject
    CurrentActor actor;

    private LazyRows<AccessRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, accesses::page, AccessRow::id);
    }

    public LazyRows<AccessRow> getRows() {
        return rows;
    }

    /** As many as a row shows; all of them where it is the only account. */
    public List<Way> some(AccessRow row) {
        return isOne()
                ? row.ways()
                : row.ways().subList(0, Math.min(MOST, row.ways().size()));
    }

    /** How many a row does not show. */
    public int more(AccessRow row) {
        return row.ways().size() - some(row).size();
    }

    /** Whether one account alone is looked at. */
    public boolean isOne() {
        return narrowedBy("account");
    }

    /** Whether the rows are narrowed by what has no field on the page. */
    public boolean isNarrowed() {
        return isOne() || narrowedBy("from");
    }

    private boolean narrowedBy(String filter) {
        return !getList().getFilters().getOrDefault(filter, "").isEmpty();
    }

    /** Whether whoever looks may ask for others than himself. */
    public boolean isMaySeeOthers() {
        return actor.get().may(Permission.SEE_PEOPLE);
    }

    /** The number of changes that this view shows, for the long poll. */
    public long getChanges() {
        return changes.number();
    }

    public void clear() {
        getList().clear();
    }

    public ListState getList() {
        return rows.getState();
    }
}
