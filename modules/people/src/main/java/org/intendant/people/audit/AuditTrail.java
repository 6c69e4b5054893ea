package org.intendant.people.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.AuditEntry;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The audit trail for those who read it. */
@ApplicationScoped
public class AuditTrail {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

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

    /**
     * Notes that the matching entries are taken along as a file, which is itself an entry.
     *
     * @return what asks for just these entries, none that comes meanwhile among them
     * @throws Refused as for a page, and where more than 50,000 match
     */
    @Allowed(Permission.SEE_AUDIT)
    @Transactional
    public Query export(Query query) {
        Map<String, String> filters = new HashMap<>(query.filters());
        filters.putIfAbsent("until", clock.instant().toString());
        Query asked = new Query(query.search(), filters, query.sort(), query.descending(), 0, 1);
        long entries = page(asked).total();
        if (entries <= ListFile.MOST) {
            audit.record("audit.export", "audit", "Audit trail", "", "entries: " + entries);
        }
        return asked;
    }
}
