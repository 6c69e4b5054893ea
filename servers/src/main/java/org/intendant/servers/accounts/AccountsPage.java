package org.intendant.servers.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.Servers;
import org.intendant.web.Ids;
import org.intendant.web.LazyRows;
import org.jspecify.annotations.Nullable;

/** Accounts across servers: who is wanted where, one account wanted on many, and the plans of all of them. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AccountsPage implements Serializable {
    @Inject
    Accounts accounts;

    @Inject
    Servers servers;

    @Inject
    PlanPage plan;

    @Inject
    CurrentActor actor;

    @Inject
    HttpServletRequest request;

    private LazyRows<WantedAccount> rows;
    private @Nullable String search;
    private List<String> chosen = new ArrayList<>();
    private final AccountForm form = new AccountForm();

    @PostConstruct
    void open() {
        rows = new LazyRows<>(accounts::page, WantedAccount::id, () -> search);
        List<Long> ids = Ids.all(request.getParameter("servers"));
        if (!ids.isEmpty()) {
            review(ids, Set.of());
        }
    }

    public void begin() {
        form.begin("/bin/bash");
        plan.close();
    }

    public void discard() {
        form.close();
    }

    /** Wants it everywhere that was chosen, and shows at once what that changes on each host. */
    public void save() {
        List<Long> ids = chosen.stream().map(Long::valueOf).toList();
        accounts.want(ids, form.getDraft());
        form.close();
        review(ids, Set.of(AccountStep.thing(form.getDraft().getName().strip())));
    }

    private void review(List<Long> ids, Set<String> asked) {
        plan.open(
                AccountPlanner.KIND,
                ids.stream().map(id -> servers.get(id).target()).toList(),
                asked);
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

    public AccountForm getForm() {
        return form;
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public List<String> getServers() {
        return chosen;
    }

    public void setServers(@Nullable List<String> servers) {
        this.chosen = servers == null ? new ArrayList<>() : new ArrayList<>(servers);
    }
}
