package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/** Keys that hosts have and that Intendant did not write: they stay, and are reported, until somebody decides. */
@ApplicationScoped
public class KeptKeys {

    @Inject
    KeptKeyRows rows;

    @Inject
    Servers servers;

    @Inject
    AccessChanges access;

    @Inject
    Comparisons comparisons;

    @Inject
    Audit audit;

    /**
     * All of a server, by account.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<KeptKey> of(long serverId) {
        servers.get(serverId);
        return rows.of(serverId);
    }

    /**
     * Decides about a key. Changes no host: what is to be removed goes with the next plan, once approved.
     *
     * @throws Refused as not found, or as a conflict when its row was changed in the database
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void decide(long serverId, long id, KeptKey.Decision decision) {
        Server server = servers.get(serverId);
        KeptKey key = rows.get(serverId, id);
        if (!rows.isGenuine(key)) {
            throw new Refused(
                    Why.CONFLICT,
                    "What is known of this key was changed in the database, not by Intendant, and counts for nothing.");
        }
        String before = describe(key);
        key.decide(decision);
        rows.seal(key);
        audit.record(
                "kept-key.decide",
                server.target().key(),
                key.getAccount() + " on " + server.name(),
                before,
                describe(key));
        access.ofServer(serverId);
        comparisons.compareSoon(server.target());
    }

    private static String describe(KeptKey key) {
        return "key: " + key.getFingerprint() + "\ndecision: "
                + key.getDecision().name().toLowerCase(java.util.Locale.ROOT);
    }
}
