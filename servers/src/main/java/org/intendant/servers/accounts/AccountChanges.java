package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.intendant.operations.Comparisons;
import org.intendant.people.Audit;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.servers.Server;

/** What follows when somebody wants something else of an account: it is written down, and the host is compared soon. */
@ApplicationScoped
class AccountChanges {
    @PersistenceContext
    EntityManager em;

    @Inject
    Comparisons comparisons;

    @Inject
    AccessChanges access;

    @Inject
    Audit audit;

    /** Of an account that is kept; {@code before} as it was described, or empty. */
    Account kept(String action, Server server, Account account, String before) {
        em.flush();
        note(action, server, account.name(), before, account.describe());
        return account;
    }

    void note(String action, Server server, String name, String before, String after) {
        audit.record(action, server.target().key(), name + " on " + server.name(), before, after);
        access.ofServer(server.id());
        comparisons.compareSoon(server.target());
    }
}
