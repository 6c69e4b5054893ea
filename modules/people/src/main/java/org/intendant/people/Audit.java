package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.intendant.people.AuditEntry.Subject;

/** The trail of who changed what, when, from what to what. A use case writes its entry in its own transaction. */
@ApplicationScoped
public class Audit {

    @PersistenceContext
    EntityManager entities;

    @Inject
    CurrentActor actor;

    @Inject
    LatestDeed latest;

    @Inject
    Clock clock;

    /**
     * Adds an entry by the current actor. Control characters are stored and shown inert.
     *
     * @param action in the form {@code server.add}
     * @param subject key of the thing: {@code server:12}
     * @param name how people call the thing
     * @param before how it was, lines of {@code field: value}; empty when it was not there; never a secret
     * @param after how it is now, likewise
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String subject, String name, String before, String after) {
        add(action, new Subject(subject, name, before, after, null));
    }

    /**
     * Adds an entry for an operation, which pages then lead to.
     *
     * @param action in the form {@code operation.start}
     * @param operation the operation's id
     * @param title the operation's title
     * @param after what was ordered, lines of {@code field: value}; never a secret
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOperation(String action, String operation, String title, String after) {
        add(action, new Subject("operation:" + operation, title, "", after, operation));
    }

    private void add(String action, Subject subject) {
        AuditEntry entry = new AuditEntry(clock.instant(), actor.get(), action, subject);
        entities.persist(entry);
        latest.is(entry);
    }
}
