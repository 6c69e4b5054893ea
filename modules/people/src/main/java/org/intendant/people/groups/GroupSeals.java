package org.intendant.people.groups;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.StartOrder;
import org.intendant.people.Actors;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.SealedTable;
import org.intendant.secrets.Secrets;

/** The seals on what groups are called and whose they are: one that was changed past Intendant lets nobody in. */
@ApplicationScoped
public class GroupSeals implements SealedTable {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Actors people;

    /** What was there before these rows had seals gets them, once. */
    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        secrets.once(table(), Secrets.GROUPS_SEALED, () -> all().forEach(this::seal));
    }

    private List<Group> all() {
        return entities.createQuery("select g from PersonGroup g", Group.class).getResultList();
    }

    /** After an administrator said what it is called and whose it is. */
    void seal(Group group) {
        group.seal(secrets::mac);
    }

    /** Whether Intendant itself said what it is called and whose it is. */
    boolean isGenuine(Group group) {
        return group.isGenuine(secrets::mac);
    }

    @Override
    public String table() {
        return "person_group";
    }

    @Override
    @Transactional
    public List<ForgedRow> forged() {
        List<Group> forged = all().stream().filter(group -> !isGenuine(group)).toList();
        Set<Long> ids = forged.stream().map(Group::getOwnerId).collect(Collectors.toSet());
        Map<Long, String> owners = ids.isEmpty() ? Map.of() : people.names(ids);
        return forged.stream()
                .map(group -> new ForgedRow(
                        table(),
                        group.getId().toString(),
                        group.key(),
                        group.getName(),
                        "is called so, and " + owners.getOrDefault(group.getOwnerId(), "somebody") + " owns it"))
                .toList();
    }

    /**
     * Removes nothing: what hangs on a group is more than its row.
     *
     * @throws Refused always, with the way to put it right
     */
    @Override
    @Transactional
    public boolean remove(String row) {
        Group found = entities.find(Group.class, Long.valueOf(row));
        if (found == null || isGenuine(found)) {
            return false;
        }
        throw new Refused(
                Why.CONFLICT,
                "On the page of " + found.getName()
                        + " check its name and owner and save them, or remove the group there.");
    }
}
