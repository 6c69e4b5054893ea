package org.intendant.people.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.intendant.data.AfterCommit;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;
import org.intendant.people.Audit;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonRows;
import org.intendant.people.Secret;
import org.intendant.people.WayIn;
import org.intendant.people.links.OneTimeLink.Purpose;
import org.intendant.people.signin.SignInRows;
import org.intendant.people.tokens.TokenRows;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** The rows of one-time links. A link is locked while it is used: of two at once, the second finds it closed. */
@ApplicationScoped
public class LinkRows implements WayIn, Expiring {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows people;

    @Inject
    FirstPerson first;

    @Inject
    SignInRows signIns;

    @Inject
    TokenRows tokens;

    @Inject
    SetupFile file;

    @Inject
    Audit audit;

    @Inject
    Settings settings;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Clock clock;

    static Refused closed() {
        return new Refused(
                Why.NOT_FOUND,
                "This link was used already, or it has expired. Ask an administrator to make you a new one.");
    }

    /** A new link to a password in the place of those made before. */
    NewLink make(long personId) {
        Person person = people.get(personId);
        if (!person.isActive()) {
            throw new Refused(Why.CONFLICT, person.getUsername() + " is disabled. Enable the account first.");
        }
        drop(person);
        String secret = Secret.random();
        OneTimeLink link = new OneTimeLink(Purpose.PASSWORD, person, secret, clock.instant());
        entities.persist(link);
        audit.record("person.link", person.key(), person.getUsername(), "", "expires: " + link.expires());
        return new NewLink(settings.baseUrl() + "/people/link.xhtml?link=" + secret, link.expires());
    }

    /** Lets no link of this person open anything any more. */
    public void drop(Person person) {
        entities.createQuery("delete from OneTimeLink l where l.person = :person and l.used is null")
                .setParameter("person", person)
                .executeUpdate();
    }

    @Override
    public void close(Person person) {
        drop(person);
    }

    @Override
    public void remove(Person person) {
        entities.createQuery("delete from OneTimeLink l where l.person = :person")
                .setParameter("person", person)
                .executeUpdate();
    }

    @Transactional
    boolean opens(Purpose door, String secret) {
        return find(door, secret, LockModeType.NONE).isPresent();
    }

    @Transactional
    String usernameOf(String secret) {
        return find(Purpose.PASSWORD, secret, LockModeType.NONE)
                .map(LinkRows::owner)
                .orElseThrow(LinkRows::closed)
                .getUsername();
    }

    @Transactional
    String usePassword(String secret, String hash) {
        OneTimeLink link =
                find(Purpose.PASSWORD, secret, LockModeType.PESSIMISTIC_WRITE).orElseThrow(LinkRows::closed);
        Person person = owner(link);
        link.use(clock.instant());
        person.takesPassword(hash);
        signIns.end(person);
        String cookie = signIns.begin(person.getId());
        audit.record("person.password", person.key(), person.getUsername(), "", "password: chosen by a one-time link");
        tokens.revokeAll(person);
        return cookie;
    }

    @Transactional
    String useSetup(String secret, PersonDraft draft, String hash) {
        OneTimeLink link =
                find(Purpose.SETUP, secret, LockModeType.PESSIMISTIC_WRITE).orElseThrow(LinkRows::closed);
        link.use(clock.instant());
        Person admin = first.add(draft, hash);
        afterCommit.run(file::remove);
        return signIns.begin(admin.getId());
    }

    /** The set-up opens for nobody once there is somebody, whatever links are left. */
    private Optional<OneTimeLink> find(Purpose door, String secret, LockModeType lock) {
        if (door == Purpose.SETUP && people.count() > 0) {
            return Optional.empty();
        }
        return entities.createQuery("select l from OneTimeLink l where l.secretHash = :hash", OneTimeLink.class)
                .setParameter("hash", Secret.hash(secret))
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .filter(link -> link.opens(door, clock.instant()))
                .filter(link -> door == Purpose.SETUP || owner(link).isActive());
    }

    private static Person owner(OneTimeLink link) {
        Person owner = link.person();
        if (owner == null) {
            throw closed();
        }
        return owner;
    }

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        entities.createQuery("delete from OneTimeLink l where l.expires < :then")
                .setParameter("then", now)
                .executeUpdate();
    }
}
