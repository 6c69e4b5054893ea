package org.intendant.people.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.AuditEntry;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The audit trail for those who read it. */
@ApplicationScoped
public class AuditTrail {

    private static final int MOST_IN_A_FILE = 50_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    /**
     * Some entries, the latest first.
     *
     * @param query search in the subject's name and in what changed; filters {@code actor} (user name), {@code action}
     *     (its beginning), {@code subject} (key as in {@code server:12}), {@code from} and {@code until} (ISO 8601 times);
     *     sort by {@code at}
     * @throws Refused for another filter or sort, or a time that is none
     */
    @Allowed(Permission.SEE_AUDIT)
    @Transactional
    public Page<AuditEntry> page(Query query) {
        return new AuditSearch(entities, query).page();
    }

    /**
     * The latest changes: without sign-ins, exports and the steps on the way to a server, and one entry per operation.
     *
     * @param most at most so many
     */
    @Allowed(Permission.SEE_AUDIT)
    @Transactional
    public List<AuditEntry> changes(int most) {
        return entities.createQuery(
                        "select e from AuditEntry e where e.action not in :beside order by e.at desc, e.id desc",
                        AuditEntry.class)
                .setParameter("beside", AuditEntry.beside())
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * One entry.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_AUDIT)
    @Transactional
    public AuditEntry find(long id) {
        AuditEntry entry = entities.find(AuditEntry.class, id);
        if (entry == null) {
            throw new Refused(Why.NOT_FOUND, "There is no such entry, or it is older than the trail is kept.");
        }
        return entry;
    }

    /** All actions that occur, for the filter. */
    @Allowed(Permission.SEE_AUDIT)
    @Transactional
    public List<String> actions() {
        return entities.createQuery("select distinct e.action from AuditEntry e order by e.action", String.class)
                .getResultList();
    }

    /** The matching entries as CSV with a header line, at most 50,000; taking them along is itself an entry. */
    @Allowed(Permission.SEE_AUDIT)
    @Transactional
    public String csv(Query query) {
        List<AuditEntry> entries = new AuditSearch(entities, query).first(MOST_IN_A_FILE);
        audit.record("audit.export", "audit", "Audit trail", "", "entries: " + entries.size());
        return AuditCsv.render(entries);
    }
}
