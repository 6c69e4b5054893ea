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
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.people.views.Lists;
import org.intendant.servers.Servers;
import org.intendant.servers.pages.ServerChoices;
import org.intendant.web.Ids;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;
import org.jspecify.annotations.Nullable;

/** Accounts across servers: who is wanted where, one account wanted on many, and the plans of all of them. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AccountsPage implements Serializable {
    static final ListKind LIST = ListKind.at("accounts", "/servers/accounts.xhtml", 20)
            .sortedBy("name", "server")
            .showing(
                    ListColumn.always("name", "Account"),
                    ListColumn.usual("server", "Server"),
                    ListColumn.usual("wanted", "Wanted"),
                    ListColumn.usual("shell", "Shell"),
                    ListColumn.usual("origin", "Origin"),
                    ListColumn.more("comment", "Comment"))
            .keeping("servers");

    @Inject
    Accounts accounts;

    @Inject
    Lists lists;

    @Inject
    Servers servers;

    @Inject
    ServerChoices choices;

    @Inject
    PlanPage plan;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    @Inject
    HttpServletRequest request;

    private LazyRows<WantedAccount> rows;
    private List<String> chosen = new ArrayList<>();
    private final AccountForm form = new AccountForm();

    @PostConstruct
    void open() {
        rows = lists.open(LIST, accounts::page, WantedAccount::id);
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
        List<Long> ids = choices.ids(chosen);
        AccountDraft draft = form.getDraft();
        String name = draft.getName().strip();
        before.save(servers.named(ids), "Save " + name + "?", () -> accounts.want(ids, draft), () -> {
            form.close();
            review(ids, Set.of(AccountStep.thing(name)));
        });
    }

    private void review(List<Long> ids, Set<String> asked) {
        plan.open(AccountPlanner.KIND, servers.named(ids), asked);
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public void clear() {
        getList().clear();
    }

    public LazyRows<WantedAccount> getRows() {
        return rows;
    }

    public AccountForm getForm() {
        return form;
    }

    public ListState getList() {
        return rows.getState();
    }

    public List<String> getServers() {
        return chosen;
    }

    public void setServers(@Nullable List<String> servers) {
        this.chosen = servers == null ? new ArrayList<>() : new ArrayList<>(servers);
    }
}
