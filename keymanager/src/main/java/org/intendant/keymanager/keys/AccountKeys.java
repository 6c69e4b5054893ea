package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/**
 * Public keys with which accounts of servers log in elsewhere. Which of them lead anywhere is what groups say; members see
 * those of servers that they own.
 */
@ApplicationScoped
public class AccountKeys {

    static final int MOST = 200;

    @Inject
    AccountKeyRows rows;

    @Inject
    Servers servers;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<DependsOnAccountKey> dependencies;

    /**
     * All keys of a server's accounts, by account.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<AccountKeyView> of(long serverId) {
        servers.get(serverId);
        return rows.of(serverId).stream()
                .map(key -> new AccountKeyView(key, rows.isGenuine(key)))
                .toList();
    }

    /**
     * Adds a key of an account.
     *
     * @return the key's primary key
     * @throws Refused in {@code account} or {@code key}; as not found
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public long add(long serverId, AccountKeyDraft draft) {
        Server server = servers.get(serverId);
        AccountKey key = new AccountKey(serverId, draft.getAccount(), draft.getKey(), clock.instant());
        List<AccountKey> known = rows.of(serverId);
        if (known.stream()
                .anyMatch(other -> other.getAccount().equals(key.getAccount())
                        && other.getFingerprint().equals(key.getFingerprint()))) {
            throw new Refused("key", "This key of " + key.getAccount() + " is there already.");
        }
        if (known.size() >= MOST) {
            throw new Refused("key", "A server has at most " + MOST + " keys. Remove one that is not used any more.");
        }
        rows.add(key);
        audit.record("account-key.add", server.target().key(), server.name(), "", key.describe());
        access.ofKeysFrom(serverId);
        return key.getId();
    }

    /**
     * Makes a key good for nothing for now, or good again.
     *
     * @throws Refused as not found, or as a conflict when its row was changed in the database
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void use(long serverId, long id, boolean used) {
        Server server = servers.get(serverId);
        AccountKey key = rows.get(serverId, id);
        if (!rows.isGenuine(key)) {
            throw new Refused(
                    Why.CONFLICT,
                    "This key was changed in the database, not by Intendant, and is used nowhere. Remove it, and add it anew"
                            + " if it is right.");
        }
        String before = key.describe();
        key.use(used);
        rows.seal(key);
        audit.record("account-key.change", server.target().key(), server.name(), before, key.describe());
        access.ofKeysFrom(serverId);
    }

    /**
     * Removes a key.
     *
     * @throws Refused as not found, or as a conflict while a group has it by itself
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void remove(long serverId, long id) {
        Server server = servers.get(serverId);
        AccountKey key = rows.get(serverId, id);
        List<String> inTheWay = dependencies.stream()
                .flatMap(dependency -> dependency.dependents(id).stream())
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new Refused(
                    Why.CONFLICT,
                    "This key of " + key.getAccount() + " cannot be removed yet: " + String.join(" ", inTheWay));
        }
        rows.remove(key);
        audit.record("account-key.remove", server.target().key(), server.name(), key.describe(), "");
        access.ofKeysFrom(serverId);
    }
}
