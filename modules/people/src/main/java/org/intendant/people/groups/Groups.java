package org.intendant.people.groups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.Actors;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.DependsOnGroup;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** All groups of people. Who is in one may be changed by administrators and by an operator who owns it. */
@ApplicationScoped
public class Groups {

    private static final String FORGED = "\nname and owner: changed in the database, not by Intendant";

    @PersistenceContext
    EntityManager entities;

    @Inject
    GroupRows rows;

    @Inject
    GroupPersonSeals seals;

    @Inject
    GroupSeals rowSeals;

    @Inject
    Actors people;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    @Inject
    @Any
    Instance<DependsOnGroup> dependents;

    /**
     * Some groups.
     *
     * @param query search in name and owner; filters {@code owner} and {@code person} (person ids); sort by name, owner,
     *     people
     * @throws Refused for another filter or sort
     */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public Page<GroupRow> page(Query query) {
        return new GroupSearch(entities).page(query);
    }

    /**
     * One group with its people.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public Group find(long id) {
        Group group = rows.get(id);
        var unused = group.getPeople();
        return group;
    }

    /** Who is in it, by user name. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public List<Person> people(long id) {
        return rows.people(rows.get(id).getPeople());
    }

    /** Who stands in it by a row that somebody else than Intendant wrote: it gives him nothing. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public Set<Long> forged(long id) {
        return seals.strangers(id);
    }

    /** Whether its name and owner are as Intendant wrote them; else it lets nobody in until an administrator saves them. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public boolean genuine(long id) {
        return rowSeals.isGenuine(rows.get(id));
    }

    /** What to fill in for {@link #add}; for those who may add one. */
    @Allowed(Permission.ADD_GROUPS)
    public GroupDraft draft() {
        GroupDraft draft = new GroupDraft();
        draft.setOwnerId(actor.get().personId());
        return draft;
    }

    /**
     * Adds a group.
     *
     * @throws Refused naming the field that is wrong; {@code name} also when another group has it in any spelling
     */
    @Allowed(Permission.ADD_GROUPS)
    @Transactional
    public Group add(GroupDraft draft) {
        GroupName name = free(draft, null);
        Group group = new Group(name, owner(draft, actor.get().personId()));
        group.hold(known("people", draft.getPeople()));
        entities.persist(group);
        rowSeals.seal(group);
        seals.seal(group, Set.of());
        audit.record("group.add", group.key(), group.getName(), "", rows.describe(group));
        return group;
    }

    /**
     * Changes a group to what the draft says. Its owner, when he is an operator, changes its people only. A name and an owner
     * that somebody wrote in the database are good once an administrator has saved them here.
     *
     * @param draft with the version that was read
     * @throws Refused naming the field that is wrong, or as a conflict when somebody changed the group since
     */
    @Allowed(Permission.CHANGE_GROUPS)
    @Transactional
    public void change(long id, GroupDraft draft) {
        Group group = theirs(id);
        if (group.getVersion() != draft.getVersion()) {
            throw new Refused(
                    Why.CONFLICT,
                    "Somebody changed " + group.getName()
                            + " since you opened this. Nothing was saved. Open it again and compare.");
        }
        String before = rows.describe(group) + (rowSeals.isGenuine(group) ? "" : FORGED);
        GroupName name = free(draft, group);
        long owner = owner(draft, group.getOwnerId());
        if (!actor.get().may(Permission.ADD_GROUPS)
                && (!group.isOwnedBy(owner) || !group.getName().equals(name.shown()))) {
            throw new Refused(Why.NOT_ALLOWED, "Administrators rename groups and choose their owners.");
        }
        Set<Long> added = new HashSet<>(draft.getPeople());
        added.removeAll(group.getPeople());
        known("people", added);
        Set<Long> were = group.getPeople();
        group.become(name, owner);
        rowSeals.seal(group);
        group.hold(draft.getPeople());
        seals.seal(group, were);
        changed(group, before);
    }

    /**
     * Adds people to a group; who is in it already stays in it.
     *
     * @param personIds primary keys
     * @throws Refused in the field {@code people} when one of them is nobody
     */
    @Allowed(Permission.CHANGE_GROUPS)
    @Transactional
    public void join(long id, Collection<Long> personIds) {
        Group group = theirs(id);
        mustNotBeForged(group, personIds);
        String before = rows.describe(group);
        Set<Long> were = group.getPeople();
        group.join(known("people", personIds));
        seals.seal(group, were);
        changed(group, before);
    }

    /** Takes a person out of a group; nothing happens when he is not in it. */
    @Allowed(Permission.CHANGE_GROUPS)
    @Transactional
    public void leave(long id, long personId) {
        Group group = theirs(id);
        String before = rows.describe(group);
        group.leave(personId);
        changed(group, before);
    }

    /** What would be in the way of removing the group, a sentence each. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public List<String> dependents(long id) {
        return dependents.stream()
                .flatMap(dependent -> dependent.dependents(id).stream())
                .toList();
    }

    /**
     * Removes a group. Its people stay.
     *
     * @param typedName its name, as whoever removes it typed it
     * @throws Refused when the name is another, or as a conflict while something depends on the group
     */
    @Allowed(Permission.ADD_GROUPS)
    @Transactional
    public void remove(long id, String typedName) {
        Group group = rows.get(id);
        if (!group.getName().equals(typedName.strip())) {
            throw new Refused("typed", "Type " + group.getName() + " to remove this group.");
        }
        List<String> inTheWay = dependents(id);
        if (!inTheWay.isEmpty()) {
            throw new Refused(
                    Why.CONFLICT, group.getName() + " cannot be removed yet: " + String.join(", ", inTheWay) + ".");
        }
        audit.record("group.remove", group.key(), group.getName(), rows.describe(group), "");
        entities.remove(group);
    }

    private Group theirs(long id) {
        Group group = rows.get(id);
        if (!actor.get().may(Permission.ADD_GROUPS)
                && !(rowSeals.isGenuine(group) && group.isOwnedBy(actor.get().personId()))) {
            throw new Refused(
                    Why.NOT_ALLOWED,
                    "Only administrators and the owner of " + group.getName() + " change who is in it.");
        }
        return group;
    }

    /** Being put in once more does not make a row good that somebody else wrote: he is taken out first. */
    private void mustNotBeForged(Group group, Collection<Long> personIds) {
        Set<Long> forged = new HashSet<>(seals.strangers(group.getId()));
        forged.retainAll(personIds);
        if (!forged.isEmpty()) {
            throw new Refused(
                    Why.CONFLICT,
                    "Who is in " + group.getName() + " was changed in the database, not by Intendant: "
                            + rows.people(forged).stream()
                                    .map(Person::getUsername)
                                    .collect(Collectors.joining(", "))
                            + ". Take them out first.");
        }
    }

    private void changed(Group group, String before) {
        String after = rows.describe(group);
        if (!after.equals(before)) {
            audit.record("group.change", group.key(), group.getName(), before, after);
            access.ofGroup(group.getId());
        }
    }

    private GroupName free(GroupDraft draft, @Nullable Group itself) {
        GroupName name = GroupName.of(draft.getName());
        rows.named(name).filter(other -> !Objects.equals(other, itself)).ifPresent(other -> {
            throw new Refused("name", "There is a group called " + other.getName() + " already.");
        });
        return name;
    }

    private long owner(GroupDraft draft, @Nullable Long otherwise) {
        Long owner = draft.getOwnerId() == null ? otherwise : draft.getOwnerId();
        if (owner == null) {
            throw new Refused("ownerId", "Choose who owns the group.");
        }
        if (!owner.equals(otherwise)) {
            known("ownerId", List.of(owner));
        }
        return owner;
    }

    private Collection<Long> known(String field, Collection<Long> ids) {
        Set<Long> unknown = new HashSet<>(ids);
        unknown.removeAll(people.known(unknown));
        unknown.stream().sorted().findFirst().ifPresent(id -> {
            throw new Refused(field, "There is nobody with the number " + id + ".");
        });
        return ids;
    }
}
