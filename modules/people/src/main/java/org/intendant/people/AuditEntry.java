package org.intendant.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.intendant.people.Actor.Through;
import org.jspecify.annotations.Nullable;

/** One line of the audit trail: who did what to which thing, when, and how the thing was before and after. */
@Entity
@Table(name = "audit_entry")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class AuditEntry {

    static final int LONGEST_CHANGE = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant at;

    @Column(name = "actor_id")
    private @Nullable Long actorId;

    private String actor;

    @Enumerated(EnumType.STRING)
    private Through through;

    private String action;
    private String subject;

    @Column(name = "subject_name")
    private String subjectName;

    @Column(name = "before_change")
    private String before;

    @Column(name = "after_change")
    private String after;

    private @Nullable String operation;

    protected AuditEntry() {}

    AuditEntry(Instant at, Actor actor, String action, Subject subject) {
        this.at = at;
        this.actorId = actor.personId();
        this.actor = Inert.line(actor.name(), 64);
        this.through = actor.through();
        this.action = Inert.line(action, 64);
        this.subject = Inert.line(subject.key(), 200);
        this.subjectName = Inert.line(subject.name(), 500);
        this.before = Inert.lines(subject.before(), LONGEST_CHANGE);
        this.after = Inert.lines(subject.after(), LONGEST_CHANGE);
        this.operation = subject.operation() == null ? null : Inert.line(subject.operation(), 64);
    }

    /** What an entry is about. */
    record Subject(
            String key,
            String name,
            String before,
            String after,
            @Nullable String operation) {}

    public Long getId() {
        return id;
    }

    public Instant getAt() {
        return at;
    }

    public @Nullable Long getActorId() {
        return actorId;
    }

    public String getActor() {
        return actor;
    }

    public Through getThrough() {
        return through;
    }

    public String getAction() {
        return action;
    }

    /** The action in words: {@code Added the server}. */
    public String getDeed() {
        return deed(action);
    }

    /** Any action in words. */
    public static String deed(String action) {
        return AuditWords.deed(action);
    }

    /** Who did what to what: {@code maren added the server web1}. */
    public String getSentence() {
        return AuditWords.sentence(actor, action, subjectName);
    }

    /** The icon of what it is about. */
    public String getIcon() {
        return AuditWords.icon(action);
    }

    /** Actions that are steps on the way to a change, or change nothing. */
    public static Set<String> beside() {
        return AuditWords.beside();
    }

    public String getSubject() {
        return subject;
    }

    public String getSubjectName() {
        return subjectName;
    }

    public String getBefore() {
        return before;
    }

    public String getAfter() {
        return after;
    }

    public @Nullable String getOperation() {
        return operation;
    }
}
