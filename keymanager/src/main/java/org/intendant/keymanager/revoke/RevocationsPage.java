package org.intendant.keymanager.revoke;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.operations.Changes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** What was taken from whom, newest first, and how far each is. Follows by itself. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class RevocationsPage implements Serializable {

    static final ListKind LIST = ListKind.at("revocations", "/keymanager/revocations.xhtml", 20)
            .filteredBy("state", "person", "server")
            .sortedBy("at", "actor")
            .showing(
                    ListColumn.always("what", "What happened"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("gone", "Gone"),
                    ListColumn.usual("at", "When"),
                    ListColumn.more("actor", "By"));

    @Inject
    Revocations revocations;

    @Inject
    Changes changes;

    @Inject
    Lists lists;

    @Inject
    CurrentActor actor;

    private LazyRows<RevocationRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, revocations::page, RevocationRow::id);
    }

    public LazyRows<RevocationRow> getRows() {
        return rows;
    }

    /** Whether whoever looks may ask for others than himself. */
    public boolean isMaySeeOthers() {
        return actor.get().may(Permission.SEE_PEOPLE);
    }

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
