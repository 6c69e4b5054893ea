package org.intendant.servers.accounts;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.intendant.operations.Operation;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Ids;
import org.intendant.web.LazyRows;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Accounts across servers: who is wanted where, one account wanted on many, and the plans of all of them. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AccountsPage implements Serializable {
    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    CurrentActor actor;

    @Inject
    HttpServletRequest request;

    private LazyRows<WantedAccount> rows;
    private @Nullable String search;
    private AccountDraft draft = new AccountDraft();
    private List<String> servers = new ArrayList<>();
    private boolean form;
    private List<PlanPanel> panels = new ArrayList<>();

    @PostConstruct
    void open() {
        rows = new LazyRows<>(accounts::page, WantedAccount::id, () -> search);
        draft.setShell("/bin/bash");
        List<Long> chosen = Ids.all(request.getParameter("servers"));
        if (!chosen.isEmpty()) {
            panels = plans.of(chosen);
        }
    }

    public void begin() {
        form = true;
        panels = new ArrayList<>();
    }

    public void discard() {
        form = false;
    }

    /** Wants it everywhere that was chosen, and shows at once what that changes on each host. */
    public void save() {
        List<Long> ids = servers.stream().map(Long::valueOf).toList();
        accounts.want(ids, draft);
        form = false;
        panels = plans.of(ids);
    }

    public void planAgain() {
        panels = plans.of(panels.stream().map(PlanPanel::serverId).toList());
    }

    /** Approves what can be approved together, as one operation. */
    public void approve() {
        Operation operation =
                plans.approve(getApprovable().stream().collect(toMap(PlanPanel::serverId, PlanPanel::digests)));
        Pages.open(operation.href());
    }

    /** Plans with steps, and nothing that needs a typed name. */
    public List<PlanPanel> getApprovable() {
        return panels.stream()
                .filter(panel -> !panel.steps().isEmpty() && !panel.destructive())
                .toList();
    }

    public List<PlanPanel> getPanels() {
        return panels;
    }

    /** How many are left out, and why each is said beside it. */
    public long getLeftOut() {
        return panels.stream()
                .filter(panel -> !panel.trouble().isEmpty() || panel.destructive())
                .count();
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public void clear() {
        search = null;
    }

    public LazyRows<WantedAccount> getRows() {
        return rows;
    }

    public boolean isForm() {
        return form;
    }

    public AccountDraft getDraft() {
        return draft;
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public List<String> getServers() {
        return servers;
    }

    public void setServers(@Nullable List<String> servers) {
        this.servers = servers == null ? new ArrayList<>() : new ArrayList<>(servers);
    }
}
