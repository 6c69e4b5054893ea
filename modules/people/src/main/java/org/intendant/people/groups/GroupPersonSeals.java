package org.intendant.people.groups;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.StartOrder;
import org.intendant.people.Actors;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.SealedTable;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** The seals on who is in which group: made when somebody is put into one here, and asked wherever a group gives something. */
@ApplicationScoped
public class GroupPersonSeals implements SealedTable {

    /** What a condition on groups is given for whoever is in none. */
    private static final Set<Long> NONE = Set.of(-1L);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Actors people;

    /** What was there before rows had seals gets them, once. */
    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        secrets.once(table(), () -> all().forEach(row -> row.seal(secrets::mac)));
    }

    private List<GroupPerson> all() {
        return entities.createQuery("select m from GroupPerson m", GroupPerson.class)
                .getResultList();
    }

    /** Seals those who are in the group and were not before. */
    void seal(Group group, Collection<Long> before) {
        Set<Long> fresh = new HashSet<>(group.getPeople());
        fresh.removeAll(before);
        if (fresh.isEmpty()) {
            return;
        }
        entities.flush();
        of(Set.of(group.getId()), null).stream()
                .filter(row -> fresh.contains(row.getPersonId()))
                .forEach(this::seal);
        entities.flush();
    }

    /** As the row is in the database now: somebody may have been taken out and put in again meanwhile. */
    private void seal(GroupPerson row) {
        entities.refresh(row);
        row.seal(secrets::mac);
    }

    /** Primary keys of the groups that this person is in, by rows that Intendant wrote; for a condition, never empty. */
    @Transactional
    public Set<Long> mine(long personId) {
        Set<Long> groups = entities.createQuery(
                        "select m from GroupPerson m where m.key.personId = :person", GroupPerson.class)
                .setParameter("person", personId)
                .getResultStream()
                .filter(this::isGenuine)
                .map(GroupPerson::getGroupId)
                .collect(Collectors.toSet());
        return groups.isEmpty() ? NONE : groups;
    }

    /** Who stands in this group by a row that is not as Intendant wrote it. */
    Set<Long> strangers(long groupId) {
        return of(Set.of(groupId), null).stream()
                .filter(row -> !isGenuine(row))
                .map(GroupPerson::getPersonId)
                .collect(Collectors.toSet());
    }

    /**
     * Of these groups, who is in which, also by rows that somebody else wrote.
     *
     * @param person whose rows alone are asked for, or null
     */
    @Transactional
    public List<GroupPerson> of(Collection<Long> groupIds, @Nullable Long person) {
        return groupIds.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select m from GroupPerson m where m.key.groupId in :groups and (:all = true or m.key.personId = :person)",
                                GroupPerson.class)
                        .setParameter("groups", groupIds)
                        .setParameter("all", person == null)
                        .setParameter("person", person == null ? -1L : person)
                        .getResultList();
    }

    private boolean isGenuine(GroupPerson row) {
        return row.isGenuine(secrets::mac);
    }

    @Override
    public String table() {
        return "person_group_person";
    }

    @Override
    @Transactional
    public List<ForgedRow> forged() {
        List<GroupPerson> forged = all().stream().filter(row -> !isGenuine(row)).toList();
        if (forged.isEmpty()) {
            return List.of();
        }
        Map<Long, String> groups =
                names(forged.stream().map(GroupPerson::getGroupId).collect(Collectors.toSet()));
        Map<Long, String> names =
                people.names(forged.stream().map(GroupPerson::getPersonId).collect(Collectors.toSet()));
        return forged.stream()
                .map(row -> new ForgedRow(
                        table(),
                        row.getGroupId() + " " + row.getPersonId(),
                        "group:" + row.getGroupId(),
                        groups.getOrDefault(row.getGroupId(), ""),
                        names.getOrDefault(row.getPersonId(), "somebody") + " is in it"))
                .toList();
    }

    private Map<Long, String> names(Set<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        entities.createQuery("select g.id, g.name from PersonGroup g where g.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> names.put((Long) row[0], (String) row[1]));
        return names;
    }

    @Override
    @Transactional
    public boolean remove(String row) {
        String[] key = row.split(" ");
        GroupPerson found =
                entities.find(GroupPerson.class, new GroupPerson.Key(Long.parseLong(key[0]), Long.parseLong(key[1])));
        if (found == null || isGenuine(found)) {
            return false;
        }
        entities.remove(found);
        return true;
    }
}
