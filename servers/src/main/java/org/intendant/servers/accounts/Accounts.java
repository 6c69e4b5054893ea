package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Page;
import org.intendant.web.Query;

/**
 * All accounts that are wanted on servers. Wishing changes no host: the plan of the server's accounts does, once approved.
 * Members reach the accounts of servers that they own.
 */
@ApplicationScoped
public class Accounts {
    @PersistenceContext
    EntityManager em;

    @Inject
    Servers servers;

    @Inject
    CurrentActor actor;

    @Inject
    AccountRows rows;

    @Inject
    AccountRules rules;

    @Inject
    AccountChanges changes;

    /** What is wanted, unwanted or ignored on a server, by name. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Account> of(long serverId) {
        servers.get(serverId);
        return rows.of(serverId);
    }

    /**
     * Accounts that are wanted or unwanted, over all servers that the caller may see.
     *
     * @param query searches names, comments and servers; sorts by {@code name} or {@code server}
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<WantedAccount> page(Query query) {
        return rows.page(query, actor.seesOnlyOf());
    }

    /**
     * Wants an account on some servers at once. Where it is wanted already it gets this shell and comment.
     *
     * @return the accounts, in the order of the servers
     * @throws Refused naming the fields that are wrong; then nothing was changed anywhere
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<Account> want(Collection<Long> serverIds, AccountDraft draft) {
        if (serverIds.isEmpty()) {
            throw new Refused("servers", "Choose at least one server.");
        }
        List<Account> accounts = new ArrayList<>();
        for (long serverId : serverIds) {
            accounts.add(want(servers.get(serverId), draft));
        }
        return accounts;
    }

    private Account want(Server server, AccountDraft draft) {
        rules.mustKeepTheDoorOpen(server, draft);
        Optional<Account> known = rows.find(server.id(), draft.getName().strip());
        String before = known.map(Account::describe).orElse("");
        Account account = known.orElseGet(() -> Account.wanted(server.id(), draft));
        if (known.isPresent()) {
            account.change(draft);
        } else {
            em.persist(account);
        }
        return changes.kept("account.want", server, account, before);
    }

    /**
     * Changes shell and comment of a wanted account, and wants it again if it was unwanted or ignored.
     *
     * @throws Refused naming the fields, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Account change(long serverId, String name, AccountDraft draft) {
        Server server = servers.get(serverId);
        Account account = get(serverId, name);
        if (account.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    name + " on " + server.name() + " was changed by somebody else since you opened it.");
        }
        draft.setName(name);
        rules.mustKeepTheDoorOpen(server, draft);
        String before = account.describe();
        account.change(draft);
        return changes.kept("account.change", server, account, before);
    }

    /** Wants nothing of an account any more, neither its presence nor its absence. It stays on the host as it is. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void letGo(long serverId, String name) {
        Server server = servers.get(serverId);
        Account account = get(serverId, name);
        rules.mustNotBeNeeded(server, account);
        String before = account.describe();
        em.remove(account);
        changes.note("account.let-go", server, name, before, "");
    }

    /**
     * Wants an account gone from the host; the plan that removes it must still be approved. The home folder stays.
     *
     * @param typedName the account's name as the person typed it
     * @throws Refused when the name is another, something depends on the account, or Intendant signs in with it
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Account removeFromHost(long serverId, String name, String typedName) {
        Server server = servers.get(serverId);
        Account account = get(serverId, name);
        if (!name.equals(typedName.strip())) {
            throw new Refused("typedAccount", "Type the name " + name + " to confirm.");
        }
        AccountRules.mustBeRemovable(server, name);
        rules.mustNotBeNeeded(server, account);
        String before = account.describe();
        account.remove();
        return changes.kept("account.remove", server, account, before);
    }

    private Account get(long serverId, String name) {
        return rows.find(serverId, name)
                .orElseThrow(() -> new Refused(
                        Refused.Why.NOT_FOUND, "Nobody manages the account “" + Text.inert(name, 32) + "” here."));
    }
}
