package org.intendant.portforwarding.pages;

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
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.Servers;
import org.intendant.web.Ids;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Forwards over all hypervisors. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PortForwardsPage implements Serializable {

    static final ListKind LIST = ListKind.at("port-forwards", "/portforwarding/forwards.xhtml", 20)
            .filteredBy("hypervisor", "guest", "protocol", "enabled")
            .sortedBy("port", "hypervisor", "guest", "protocol")
            .showing(
                    ListColumn.always("port", "Public port"),
                    ListColumn.usual("hypervisor", "Hypervisor"),
                    ListColumn.usual("guest", "Guest"),
                    ListColumn.usual("sources", "Open for"),
                    ListColumn.usual("state", "On the host"),
                    ListColumn.usual("test", "Connection"),
                    ListColumn.more("comment", "Comment"))
            .keeping("servers");

    @Inject
    PortForwards forwards;

    @Inject
    Lists lists;

    @Inject
    Servers servers;

    @Inject
    PlanPage plan;

    @Inject
    PortForwardPage form;

    @Inject
    HttpServletRequest request;

    private LazyRows<PortForwardRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, forwards::page, PortForwardRow::id);
        List<Long> ids = Ids.all(request.getParameter("servers"));
        if (!ids.isEmpty()) {
            plan.open(PortForwards.KIND, servers.named(ids), Set.of());
        }
        Ids.all(request.getParameter("begin")).stream()
                .findFirst()
                .ifPresent(hypervisor ->
                        form.begin(hypervisor, Ids.all(request.getParameter("to")), request.getParameter("ports")));
    }

    public void clear() {
        getList().clear();
    }

    public LazyRows<PortForwardRow> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }
}
