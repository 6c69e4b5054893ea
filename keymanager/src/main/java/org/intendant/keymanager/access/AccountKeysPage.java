package org.intendant.keymanager.access;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.AccountKeyDraft;
import org.intendant.keymanager.keys.AccountKeyView;
import org.intendant.keymanager.keys.AccountKeys;
import org.intendant.keymanager.keys.FoundKey;
import org.intendant.keymanager.keys.KeyPairs;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.people.groups.GroupRow;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.pages.ServerPage;
import org.intendant.web.Pages;
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
    KeyPairs pairs;

    @Inject
    Grants grants;

    @Inject
    Groups groups;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    /** Knows which server; this bean may begin later, when its tab is opened. */
    @Inject
    ServerPage page;

    private long id;
    private transient @Nullable List<AccountKeyView> shown;
    private transient @Nullable List<String> wanted;
    private List<FoundKey> found = new ArrayList<>();
    private List<String> keyless = new ArrayList<>();
    private boolean readOnce;
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

    /** Reads the host; what it has is shown, and nothing is kept. */
    public void read() {
        found = new ArrayList<>();
        keyless = new ArrayList<>();
        pairs.read(id).forEach((name, keysOfOne) -> {
            found.addAll(keysOfOne);
            if (keysOfOne.stream().allMatch(one -> one.line().isEmpty())) {
                keyless.add(name);
            }
        });
        readOnce = true;
    }

    /** Keeps a key that was read. */
    public void take(FoundKey one) {
        save("Add the key of " + one.account() + "?", () -> {
            AccountKeyDraft draft = new AccountKeyDraft();
            draft.setAccount(one.account());
            draft.setKey(one.line());
            keys.add(id, draft);
        });
    }

    /** Wants a key for an account, and goes on to the plan that makes it. */
    public void make(String name) {
        pairs.want(id, name);
        Pages.open("/operations/plan.xhtml?kind=key-pairs&target=server:" + id);
    }

    public void letGo(String name) {
        pairs.letGo(id, name);
        wanted = null;
    }

    /** Whether this key of the host is kept already. */
    public boolean isKnown(FoundKey one) {
        return getAll().stream()
                .map(AccountKeyView::key)
                .anyMatch(known -> known.getAccount().equals(one.account())
                        && known.getFingerprint().equals(one.fingerprint()));
    }

    public List<FoundKey> getFound() {
        return found;
    }

    /** Accounts that have no key on the host. */
    public List<String> getKeyless() {
        return keyless;
    }

    public boolean isReadOnce() {
        return readOnce;
    }

    /** Accounts that shall have a key of their own. */
    public List<String> getWanted() {
        List<String> known = wanted == null ? pairs.wanted(id) : wanted;
        wanted = known;
        return known;
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

    private void save(String question, BeforeSavingPage.Deed deed) {
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
