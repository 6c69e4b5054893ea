package org.intendant.hostforwarding.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.views.Lists;
import org.intendant.servers.Servers;
import org.intendant.web.Ids;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Forwards over all proxys. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class HostNamesPage implements Serializable {

    static final ListKind LIST = ListKind.at("host-names", "/hostforwarding/names.xhtml", 20)
            .filteredBy("proxy", "guest", "https", "enabled")
            .sortedBy("name", "proxy", "guest")
            .showing(
                    ListColumn.always("name", "Host name"),
                    ListColumn.usual("proxy", "Proxy"),
                    ListColumn.usual("guest", "Guest"),
                    ListColumn.more("certificate", "Certificate"),
                    ListColumn.usual("state", "On the host"),
                    ListColumn.usual("test", "Answer"),
                    ListColumn.more("comment", "Comment"))
            .keeping("servers");

    @Inject
    HostNames names;

    @Inject
    Lists lists;

    @Inject
    Servers servers;

    @Inject
    PlanPage plan;

    @Inject
    HttpServletRequest request;

    private LazyRows<HostNameRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, names::page, HostNameRow::id);
        List<Long> ids = Ids.all(request.getParameter("servers"));
        if (!ids.isEmpty()) {
            plan.open(HostNames.KIND, servers.named(ids), Set.of());
        }
    }

    public void clear() {
        getList().clear();
    }

    public LazyRows<HostNameRow> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }
}
