package org.intendant.servers.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.servers.Servers;

/** What was last read from all servers. Reading anew is a check of the server. */
@ApplicationScoped
public class Readings {
    @Inject
    Servers servers;

    @Inject
    ReadingRows rows;

    /**
     * What was last read from a server; empty before the first time.
     *
     * @throws org.intendant.plans.Refused as not found when there is no such server that the caller may see
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<Reading> find(long serverId) {
        servers.get(serverId);
        return rows.find(serverId);
    }

    /** The accounts that were last read from a server, if it was ever read. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<List<FoundAccount>> accounts(long serverId) {
        return find(serverId).map(reading -> reading.facts().accounts());
    }
}
