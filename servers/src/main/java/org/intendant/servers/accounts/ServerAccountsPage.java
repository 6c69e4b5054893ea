package org.intendant.servers.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.intendant.operations.pages.PlanPage;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.servers.Servers;
import org.intendant.servers.facts.Facts;
import org.intendant.servers.facts.Reading;
import org.intendant.servers.facts.Readings;
import org.intendant.servers.pages.ServerPage;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** The accounts of one server: what is wanted beside what was found, and the plan that brings them together. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ServerAccountsPage implements Serializable {
    @Inject
    Servers servers;

    @Inject
    Readings readings;

    @Inject
    Accounts accounts;

    @Inject
    FoundAccounts found;

    @Inject
    ServerChecks checks;

    @Inject
    PlanPage plan;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    /** Knows which server; this bean may begin later, when its tab is opened. */
    @Inject
    ServerPage page;

    private long id;
    private List<AccountLine> lines;
    private @Nullable Instant readAt;
    private final AccountForm form = new AccountForm();
    private @Nullable String removing;
    private String typedName = "";

    @PostConstruct
    void open() {
        id = page.getServer().id();
        show();
    }

    private void show() {
        lines = found.lines(id);
        readAt = readings.find(id).map(Reading::accountsAt).orElse(null);
    }

    /** Reads the host again. */
    public void look() {
        checks.now(id);
        show();
    }

    public void begin() {
        form.begin(shell());
    }

    public void edit(AccountLine line) {
        form.edit(line, shell());
    }

    private String shell() {
        return readings.find(id).map(Reading::facts).map(Facts::defaultShell).orElse("/bin/bash");
    }

    public void discard() {
        form.close();
    }

    /** Keeps what is wanted, and shows at once what that changes on the host. */
    public void save() {
        AccountDraft draft = form.getDraft();
        boolean editing = form.isEditing();
        String name = draft.getName().strip();
        save(
                "Save " + name + "?",
                () -> {
                    if (editing) {
                        accounts.change(id, name, draft);
                    } else {
                        accounts.want(List.of(id), draft);
                    }
                },
                () -> {
                    form.close();
                    review(name);
                });
    }

    public void adopt(AccountLine line) {
        String name = line.name();
        save("Adopt " + name + "?", () -> found.adopt(id, name), () -> {
            Pages.news(name + " is managed from now on, as it is.");
            show();
        });
    }

    /** Whoever may log in on the whole server may do so on an account from when on it is managed: that is asked about first. */
    private void save(String question, BeforeSavingPage.Deed save, BeforeSavingPage.Deed then) {
        before.save(page.getServer().target(), question, save, then);
    }

    public void ignore(AccountLine line) {
        found.ignore(id, line.name());
        show();
    }

    public void letGo(AccountLine line) {
        accounts.letGo(id, line.name());
        plan.close();
        show();
    }

    public void askRemoval(AccountLine line) {
        removing = line.name();
        typedName = "";
    }

    public void keep() {
        removing = null;
    }

    public void remove() {
        if (removing != null) {
            accounts.removeFromHost(id, removing, typedName);
            review(removing);
            removing = null;
        }
    }

    /** Plans now. */
    public void review() {
        plan(Set.of());
    }

    /** Plans now, and marks what else the plan does than for this account. */
    private void review(String account) {
        plan(Set.of(AccountStep.thing(account)));
    }

    private void plan(Set<String> asked) {
        plan.open(AccountPlanner.KIND, List.of(page.getServer().target()), asked);
        show();
    }

    /** What somebody manages, or would want to. */
    public List<AccountLine> getLines() {
        return lines.stream()
                .filter(line -> !line.system() && line.match() != AccountLine.Match.IGNORED)
                .toList();
    }

    public List<AccountLine> getSystemLines() {
        return lines.stream().filter(AccountLine::system).toList();
    }

    public List<AccountLine> getIgnoredLines() {
        return lines.stream()
                .filter(line -> line.match() == AccountLine.Match.IGNORED)
                .toList();
    }

    /** Nobody manages any account here. */
    public boolean isFresh() {
        return lines.stream().noneMatch(line -> line.wanted() != null);
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public @Nullable Instant getReadAt() {
        return readAt;
    }

    public AccountForm getForm() {
        return form;
    }

    public @Nullable String getRemoving() {
        return removing;
    }

    public String getTypedName() {
        return typedName;
    }

    public void setTypedName(@Nullable String typedName) {
        this.typedName = typedName == null ? "" : typedName;
    }
}
