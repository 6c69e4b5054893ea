package org.intendant.people.groups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.Audit;
import org.intendant.people.DependsOnPerson;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Person;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** The rows of groups, and what removing a person means for them. */
@ApplicationScoped
class GroupRows implements DependsOnPerson, KeptBesidePerson {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    Group get(long id) {
        Group group = entities.find(Group.class, id);
        if (group == null) {
            throw new Refused(Why.NOT_FOUND, "There is no such group.");
        }
        return group;
    }

    Optional<Group> named(GroupName name) {
        return entities.createQuery("select g from PersonGroup g where g.spelled = :spelled", Group.class)
                .setParameter("spelled", name.spelled())
                .getResultStream()
                .findFirst();
    }

    /** Those that this person is in, by name. */
    List<Group> of(long personId) {
        return entities.createQuery(
                        "select g from PersonGroup g where :person member of g.people order by lower(g.name)",
                        Group.class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** These people by user name. */
    List<Person> people(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("select p from Person p where p.id in :ids order by p.username", Person.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Lines for the audit trail. */
    String describe(Group group) {
        return "name: " + group.getName() + "\nowner: " + names(Set.of(group.getOwnerId())) + "\npeople: "
                + names(group.getPeople());
    }

    private String names(Collection<Long> ids) {
        return people(ids).stream().map(Person::getUsername).collect(Collectors.joining(", "));
    }

    @Override
    @Transactional
    public List<String> dependents(long personId) {
        return entities.createQuery(
                        "select g.name from PersonGroup g where g.ownerId = :person order by lower(g.name)",
                        String.class)
                .setParameter("person", personId)
                .getResultStream()
                .map(name -> "owns the group " + name)
                .toList();
    }

    @Override
    public void forget(Person person) {
        for (Group group : of(person.getId())) {
            String before = describe(group);
            group.leave(person.getId());
            audit.record("group.change", group.key(), group.getName(), before, describe(group));
            access.ofGroup(group.getId());
        }
        entities.flush();
    }
}
