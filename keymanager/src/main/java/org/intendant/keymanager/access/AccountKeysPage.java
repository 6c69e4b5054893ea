package org.intendant.keymanager.access;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.AccountKeyDraft;
import org.intendant.keymanager.keys.AccountKeyView;
import org.intendant.keymanager.keys.AccountKeys;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSaving;
import org.intendant.people.groups.GroupRow;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.pages.ServerPage;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** The keys of one server's accounts, inside its page: with what they log in elsewhere. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AccountKeysPage implements Serializable {

    @Inject
    AccountKeys keys;

    @Inject
    Grants grants;

    @Inject
    Groups groups;

    @Inject
    BeforeSaving before;

    @Inject
    CurrentActor actor;

    /** Knows which server; this bean may begin later, when its tab is opened. */
    @Inject
    ServerPage page;

    private long id;
    private transient @Nullable List<AccountKeyView> shown;
    private @Nullable String account;
    private @Nullable String key;
    private @Nullable String group;

    @PostConstruct
    void open() {
        id = page.getServer().id();
    }

    public List<AccountKeyView> getAll() {
        List<AccountKeyView> known = shown == null ? keys.of(id) : shown;
        shown = known;
        return known;
    }

    public void add() {
        String typedAccount = account;
        String typedKey = key;
        save("Add this key?", () -> {
            AccountKeyDraft draft = new AccountKeyDraft();
            draft.setAccount(typedAccount);
            draft.setKey(typedKey);
            keys.add(id, draft);
        });
    }

    public void use(long keyId, boolean used) {
        save(used ? "Enable this key?" : "Disable this key?", () -> keys.use(id, keyId, used));
    }

    public void remove(long keyId) {
        save("Remove this key?", () -> keys.remove(id, keyId));
    }

    /** Gives this key alone to the group that was chosen. */
    public void putInto(long keyId) {
        GroupRow chosen = groups.page(Query.matching(group == null ? "" : group)).rows().stream()
                .filter(one -> one.name().equals(group))
                .findFirst()
                .orElseThrow(() -> new Refused("group", "Choose a group."));
        save("Put this key into " + chosen.name() + "?", () -> grants.holdKey(chosen.id(), id, keyId));
    }

    private void save(String question, BeforeSaving.Deed deed) {
        before.save(new Target("from", id, page.getServer().name()), question, deed, this::changed);
    }

    private void changed() {
        shown = null;
        account = null;
        key = null;
        group = null;
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.GRANT_ACCESS);
    }

    public @Nullable String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }

    public @Nullable String getGroup() {
        return group;
    }

    public void setGroup(@Nullable String group) {
        this.group = group;
    }
}
