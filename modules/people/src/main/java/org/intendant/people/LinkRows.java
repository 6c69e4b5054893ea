package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.intendant.data.AfterCommit;
import org.intendant.people.OneTimeLink.Purpose;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** The rows of one-time links. A link is locked while it is used: of two at once, the second finds it closed. */
@ApplicationScoped
class LinkRows {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows people;

    @Inject
    FirstPerson first;

    @Inject
    SignInRows signIns;

    @Inject
    SetupFile file;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Clock clock;

    static Refused closed() {
        return new Refused(
                Why.NOT_FOUND,
                "This link was used already, or it has expired. Ask an administrator to make you a new one.");
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
        people.endSignIns(person);
        return signIns.begin(person.getId());
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
}
