package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Everybody with an account here. */
@ApplicationScoped
public class People {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows rows;

    @Inject
    PersonSeals seals;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<DependsOnPerson> dependents;

    /**
     * Some people.
     *
     * @param query search in user name, display name and e-mail; filters {@code role} and {@code active} (true, false);
     *     sort by username, displayName, role, created
     * @throws Refused for another filter or sort
     */
    @Allowed(Permission.SEE_PEOPLE)
    @Transactional
    public Page<Person> page(Query query) {
        return new PeopleSearch(entities).page(query);
    }

    /** The user names of these people by primary key, in one statement; who is not there any more is left out. */
    @Allowed(Permission.SEE_PEOPLE)
    @Transactional
    public Map<Long, String> names(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("select p.id, p.username from Person p where p.id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    /** The primary keys of these user names, in one statement; who is not there is left out. */
    @Allowed(Permission.SEE_PEOPLE)
    @Transactional
    public Map<String, Long> ids(Collection<String> usernames) {
        return usernames.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select p.username, p.id from Person p where p.username in :names", Object[].class)
                        .setParameter("names", usernames)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /**
     * One person.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_PEOPLE)
    @Transactional
    public Person find(long id) {
        return rows.get(id);
    }

    /** What to fill in for {@link #add}; for those who may add somebody. */
    @Allowed(Permission.CHANGE_PEOPLE)
    public PersonDraft draft() {
        return new PersonDraft();
    }

    /**
     * Adds a person who cannot sign in until a one-time link was used: see {@code OneTimeLinks.make}.
     *
     * @return the person's primary key
     * @throws Refused naming the field that is wrong; {@code username} also when it is taken in any spelling
     */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public Person add(PersonDraft draft) {
        Person person = new Person(draft.getUsername(), draft, clock.instant());
        if (rows.named(person.getUsername()).isPresent()) {
            throw new Refused("username", "There is somebody called " + person.getUsername() + " already.");
        }
        entities.persist(person);
        seals.seal(person);
        audit.record("person.add", person.key(), person.getUsername(), "", person.describe());
        return person;
    }

    /**
     * Changes names, e-mail, role, and whether the account works. A new role or the account's end ends the sign-ins.
     *
     * @param draft with the version that was read; its user name does not count
     * @throws Refused naming the field that is wrong; as a conflict when somebody changed the person since, or for the
     *     last administrator
     */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public void change(long id, PersonDraft draft) {
        Person person = rows.get(id);
        if (person.getVersion() != draft.getVersion()) {
            throw new Refused(
                    Why.CONFLICT,
                    "Somebody changed " + person.getUsername()
                            + " since you opened this. Nothing was saved. Open it again and compare.");
        }
        String before = person.describe();
        Role role = draft.roleOr(person.getRole());
        boolean wasActive = person.isActive();
        boolean otherRole = person.getRole() != role;
        if (otherRole || !draft.isActive()) {
            rows.mustNotBeTheLastAdmin(person, otherRole ? "given another role" : "disabled");
        }
        person.callThemselves(draft.getDisplayName(), draft.getEmail());
        person.becomes(role);
        activate(person, draft.isActive());
        if (wasActive != draft.isActive()) {
            seals.seal(person);
        }
        if (!draft.isActive()) {
            rows.close(person);
        } else if (otherRole) {
            rows.end(person);
        }
        audit.record("person.change", person.key(), person.getUsername(), before, person.describe());
        if (wasActive != draft.isActive()) {
            access.ofPerson(id);
        }
    }

    /** Ends all that the person has, for good: sign-ins, tokens and links. Enabled again, he signs in anew. */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public void disable(long id) {
        Person person = rows.get(id);
        rows.mustNotBeTheLastAdmin(person, "disabled");
        String before = person.describe();
        person.disable();
        seals.seal(person);
        rows.close(person);
        audit.record("person.disable", person.key(), person.getUsername(), before, person.describe());
        access.ofPerson(id);
    }

    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public void enable(long id) {
        Person person = rows.get(id);
        String before = person.describe();
        person.enable();
        seals.seal(person);
        audit.record("person.enable", person.key(), person.getUsername(), before, person.describe());
        access.ofPerson(id);
    }

    /** What would be in the way of removing the person, a sentence each. */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public List<String> dependents(long id) {
        return dependents.stream()
                .flatMap(dependent -> dependent.dependents(id).stream())
                .toList();
    }

    /**
     * Removes the person with sign-ins, tokens and links. What he did stays in the audit trail.
     *
     * @param typedName the user name, as whoever removes him typed it
     * @throws Refused when the name is another, as a conflict while something depends on him, or for the last administrator
     */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public void remove(long id, String typedName) {
        Person person = rows.get(id);
        if (!person.getUsername().equals(typedName.strip())) {
            throw new Refused("typed", "Type " + person.getUsername() + " to remove this person.");
        }
        rows.mustNotBeTheLastAdmin(person, "removed");
        List<String> inTheWay = dependents(id);
        if (!inTheWay.isEmpty()) {
            throw new Refused(
                    Why.CONFLICT,
                    person.getUsername() + " cannot be removed yet: " + String.join(", ", inTheWay) + ".");
        }
        rows.remove(person);
        audit.record("person.remove", person.key(), person.getUsername(), person.describe(), "");
        access.ofPerson(id);
    }

    private static void activate(Person person, boolean active) {
        if (active) {
            person.enable();
        } else {
            person.disable();
        }
    }
}
