package org.intendant.keymanager.pull;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Servers that fetch their keys: which are well, and which somebody must look at. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PullsPage implements Serializable {

    static final ListKind LIST = ListKind.at("key-fetches", "/keymanager/fetching.xhtml", 20)
            .filteredBy("state")
            .sortedBy("server", "heard")
            .showing(
                    ListColumn.always("server", "Server"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("heard", "Last heard of"),
                    ListColumn.usual("says", "It says"),
                    ListColumn.more("version", "Its version"),
                    ListColumn.more("original", "Lists for the original’s script"));

    @Inject
    Pulls pulls;

    @Inject
    Lists lists;

    private LazyRows<PullRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, pulls::page, PullRow::serverId);
    }

    public void clear() {
        getList().clear();
    }

    public LazyRows<PullRow> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }
}
