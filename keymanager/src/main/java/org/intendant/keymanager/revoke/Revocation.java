package org.intendant.keymanager.revoke;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.intendant.people.Actor;
import org.intendant.people.AuditEntry;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A change, or a date, that took keys from accounts. */
@Entity
@Table(name = "revocation")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Revocation {

    private static final int LONGEST = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant at;
    private String what;
    private String actor;

    @Column(name = "actor_id")
    private @Nullable Long actorId;

    @Column(name = "entry_id")
    private @Nullable Long entryId;

    protected Revocation() {}

    Revocation(Instant at, Actor actor, String what) {
        this.at = at;
        this.actor = actor.name();
        this.actorId = actor.personId();
        says(what);
    }

    /** Says what happened, in a sentence without its end. */
    final void says(String sentence) {
        what = Text.inert(sentence, LONGEST);
    }

    /** What an entry of the trail says; who was disabled with other changes was disabled first of all. */
    static String words(AuditEntry entry) {
        boolean disabled = entry.getAction().equals("person.change")
                && entry.getBefore().contains("\nactive: true\n")
                && entry.getAfter().contains("\nactive: false\n");
        return disabled ? entry.getActor() + " disabled the person " + entry.getSubjectName() : entry.getSentence();
    }

    /** Says it in the words of the audit trail. */
    void says(AuditEntry entry) {
        says(words(entry));
        entryId = entry.getId();
    }

    public Long getId() {
        return id;
    }

    public Instant getAt() {
        return at;
    }

    /** What happened: {@code maren disabled the person ann}. */
    public String getWhat() {
        return what;
    }

    /** Who did it; {@code intendant} for what ended by its date. */
    public String getActor() {
        return actor;
    }

    /** Primary key of whoever did it; null for Intendant itself. */
    public @Nullable Long getActorId() {
        return actorId;
    }

    /** Primary key of its entry in the audit trail; null where it has none. */
    public @Nullable Long getEntryId() {
        return entryId;
    }
}
