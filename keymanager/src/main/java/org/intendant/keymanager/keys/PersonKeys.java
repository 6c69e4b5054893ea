package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.PersonRows;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Public keys of people: everybody manages the own ones, administrators everybody's. */
@ApplicationScoped
public class PersonKeys {

    static final int MOST = 50;

    @Inject
    PersonKeyRows rows;

    @Inject
    PersonRows people;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    @Inject
    Clock clock;

    /**
     * Somebody's keys, the newest first.
     *
     * @param personId the caller himself, or anybody for those who may see people
     * @throws Refused as not found
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<KeyView> of(long personId) {
        boolean seesPeople = actor.get().may(Permission.SEE_PEOPLE);
        mustBe(isOwn(personId) || seesPeople);
        people.get(personId);
        List<PersonKey> keys = rows.of(personId);
        Map<String, List<String>> others =
                rows.alsoOf(keys.stream().map(PersonKey::getFingerprint).toList(), personId);
        Instant now = clock.instant();
        return keys.stream()
                .map(key -> new KeyView(
                        key,
                        named(others.getOrDefault(key.getFingerprint(), List.of()), seesPeople),
                        rows.isGenuine(key),
                        key.isGood(now)))
                .toList();
    }

    private static List<String> named(List<String> others, boolean seesPeople) {
        return others.isEmpty() || seesPeople ? others : List.of("somebody else");
    }

    /**
     * Keys of all people.
     *
     * @param query search in name, person and fingerprint; filters {@code person} (a person's id) and {@code state} (good,
     *     useless, shared); sort by username, comment, kind, added, expires
     * @throws Refused for another filter or sort
     */
    @Allowed(Permission.SEE_PEOPLE)
    @Transactional
    public Page<KeyRow> page(Query query) {
        return rows.page(query, clock.instant());
    }

    /**
     * Adds a key.
     *
     * @param personId the caller himself, or anybody for those who may change people
     * @param draft a line of a public key; options may stand in it
     * @return the key's primary key
     * @throws Refused in {@code key}, {@code options} or {@code expires}; as not found
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public long add(long personId, KeyDraft draft) {
        Person person = theirs(personId);
        PersonKey key = new PersonKey(personId, draft, clock.instant());
        List<PersonKey> known = rows.of(personId);
        known.stream()
                .filter(other -> other.getFingerprint().equals(key.getFingerprint()))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(
                            "key",
                            "This key is there already"
                                    + (other.getComment().isEmpty() ? "." : ": " + other.getComment() + "."));
                });
        if (known.size() >= MOST) {
            throw new Refused("key", "A person has at most " + MOST + " keys. Remove one that is not used any more.");
        }
        rows.add(key);
        audit.record("key.add", person.key(), person.getUsername(), "", key.describe());
        access.ofPerson(personId);
        return key.getId();
    }

    /**
     * Changes a key's name, options, end, and whether it is good for anything.
     *
     * @param draft with the version that was read; its key does not count
     * @throws Refused in {@code options} or {@code expires}; as a conflict when somebody changed it since; as not found
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void change(long personId, long id, KeyDraft draft) {
        Person person = theirs(personId);
        PersonKey key = rows.get(personId, id);
        if (!rows.isGenuine(key)) {
            throw new Refused(
                    Why.CONFLICT,
                    "This key was changed in the database, not by Intendant, and is used nowhere. Remove it, and add it anew"
                            + " if it is right.");
        }
        if (key.getVersion() != draft.getVersion()) {
            throw new Refused(
                    Why.CONFLICT, "Somebody changed this key since you opened it. Nothing was saved. Open it again.");
        }
        String before = key.describe();
        key.change(draft, clock.instant());
        rows.seal(key);
        String after = key.describe();
        if (!after.equals(before)) {
            audit.record("key.change", person.key(), person.getUsername(), before, after);
            access.ofPerson(personId);
        }
    }

    /**
     * Removes a key.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void remove(long personId, long id) {
        Person person = theirs(personId);
        PersonKey key = rows.get(personId, id);
        rows.remove(key);
        audit.record("key.remove", person.key(), person.getUsername(), key.describe(), "");
        access.ofPerson(personId);
    }

    /** Whether the caller may change this person's keys. */
    @Allowed(Permission.OWN_PROFILE)
    public boolean mayChange(long personId) {
        return isOwn(personId) || actor.get().may(Permission.CHANGE_PEOPLE);
    }

    private Person theirs(long personId) {
        mustBe(mayChange(personId));
        return people.get(personId);
    }

    private boolean isOwn(long personId) {
        return Objects.equals(actor.get().personId(), personId);
    }

    private static void mustBe(boolean allowed) {
        if (!allowed) {
            throw new Refused(Why.NOT_FOUND, "There is no such person, or you may not see the keys.");
        }
    }
}
