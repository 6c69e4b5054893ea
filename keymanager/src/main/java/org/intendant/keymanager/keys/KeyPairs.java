package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.Servers;

/** The keys that accounts have on their hosts: read by button, and made by plan where there is none. */
@ApplicationScoped
public class KeyPairs {

    @Inject
    KeyPairRows rows;

    @Inject
    Servers servers;

    @Inject
    ServerHosts hosts;

    @Inject
    Comparisons comparisons;

    @Inject
    Audit audit;

    /**
     * Reads the public keys of all accounts that are managed on a server, from the host, now. Nothing is kept: {@link
     * AccountKeys#add} keeps one.
     *
     * @return by account; an account that is not on the host is not in it
     * @throws org.intendant.plans.HostUnreachable when the host does not answer
     * @throws Refused as not found
     */
    @Allowed(Permission.GRANT_ACCESS)
    public Map<String, List<FoundKey>> read(long serverId) {
        Server server = servers.get(serverId);
        List<String> accounts = rows.accounts(serverId);
        return accounts.isEmpty() ? Map.of() : KeyPairsText.read(hosts.of(server.target()), accounts);
    }

    /**
     * Wants an account to have a key of its own. Changes no host: the plan of the server's keys does, once approved.
     *
     * @throws Refused in the field {@code account} when Intendant does not manage it
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void want(long serverId, String account) {
        Server server = servers.get(serverId);
        if (!rows.accounts(serverId).contains(account)) {
            throw new Refused(
                    "account", "Intendant does not manage this account on " + server.name() + ". Adopt it first.");
        }
        if (rows.find(serverId, account).isEmpty()) {
            rows.add(new KeyPairWish(serverId, account));
            audit.record("key-pair.want", server.target().key(), account + " on " + server.name(), "", "key: its own");
            comparisons.compareSoon(server.target());
        }
    }

    /** Wants nothing of an account's own key any more; a key that is there stays there. */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void letGo(long serverId, String account) {
        Server server = servers.get(serverId);
        rows.find(serverId, account).ifPresent(wish -> {
            rows.remove(wish);
            audit.record(
                    "key-pair.let-go", server.target().key(), account + " on " + server.name(), "key: its own", "");
            comparisons.compareSoon(server.target());
        });
    }

    /** Names of the accounts of a server that shall have one. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> wanted(long serverId) {
        servers.get(serverId);
        return rows.of(serverId);
    }
}
