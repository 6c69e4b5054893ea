package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.SealedTable;

/** Records about access that somebody else than Intendant wrote or changed in the database. They give nothing. */
@ApplicationScoped
public class ForgedRecords {

    /** More than anybody reads; the rest comes once these are gone. */
    static final int MOST = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    @Any
    Instance<SealedTable> tables;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    /** Those of the last look, the latest first; at most 500. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public List<Forged> all() {
        return entities.createQuery("select f from Forged f order by f.since desc, f.id desc", Forged.class)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** How many there are. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public long count() {
        return entities.createQuery("select count(f) from Forged f", Long.class).getSingleResult();
    }

    /**
     * Removes such a record. What hosts have by it, or by what it was before it was changed, is taken from them then.
     *
     * @throws Refused as not found, or as a conflict when it is gone or was put right meanwhile
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void remove(long id) {
        Forged forged = Optional.ofNullable(entities.find(Forged.class, id))
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such record."));
        boolean removed = tables.stream()
                .filter(table -> table.table().equals(forged.getTable()))
                .anyMatch(table -> table.remove(forged.row()));
        if (!removed) {
            throw new Refused(
                    Why.CONFLICT,
                    "This record is gone or was put right meanwhile. Nothing was removed; it leaves this list within a minute.");
        }
        entities.remove(forged);
        audit.record(
                "access-record.remove",
                forged.getSubject(),
                forged.name(),
                "says: " + forged.getWhat() + "\ntable: " + forged.getTable(),
                "");
        changed(forged.getSubject().split(":"));
    }

    private void changed(String[] subject) {
        long id = Long.parseLong(subject[1]);
        switch (subject[0]) {
            case "person" -> access.ofPerson(id);
            case "group" -> access.ofGroup(id);
            default -> {
                access.ofServer(id);
                access.ofKeysFrom(id);
            }
        }
    }
}
