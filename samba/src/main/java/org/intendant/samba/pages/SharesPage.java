package org.intendant.samba.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.views.Lists;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.Shares;
import org.intendant.servers.Servers;
import org.intendant.web.Ids;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Shares over all file servers. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class SharesPage implements Serializable {

    static final ListKind LIST = ListKind.at("shares", "/samba/shares.xhtml", 20)
            .filteredBy("server", "user", "guests")
            .sortedBy("name", "path", "server")
            .showing(
                    ListColumn.always("name", "Share"),
                    ListColumn.usual("server", "Server"),
                    ListColumn.usual("path", "Folder"),
                    ListColumn.usual("users", "Users"),
                    ListColumn.usual("state", "On the host"),
                    ListColumn.usual("test", "Use"),
                    ListColumn.more("size", "Size"),
                    ListColumn.more("comment", "Comment"))
            .keeping("servers");

    @Inject
    Shares shares;

    @Inject
    Lists lists;

    @Inject
    Servers servers;

    @Inject
    PlanPage plan;

    @Inject
    HttpServletRequest request;

    private LazyRows<ShareRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, shares::page, ShareRow::id);
        List<Long> ids = Ids.all(request.getParameter("servers"));
        if (!ids.isEmpty()) {
            plan.open(Shares.KIND, servers.named(ids), Set.of());
        }
    }

    public void clear() {
        getList().clear();
    }

    public LazyRows<ShareRow> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }
}
