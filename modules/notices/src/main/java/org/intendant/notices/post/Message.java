package org.intendant.notices.post;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.intendant.notices.Channel;
import org.intendant.people.Inert;
import org.intendant.people.Person;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What goes to one person by one way at one time: a line, or many. What a worker learns it writes under its epoch. */
@Entity
@Table(name = "notice_message")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Message {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "person_name")
    private String personName;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String destination;
    private String subject;
    private String body;
    private Instant made;

    @Enumerated(EnumType.STRING)
    private MessageState state = MessageState.WAITING;

    private Instant changed;
    private int attempts;

    @Column(name = "next_try")
    private Instant nextTry;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    private long epoch;
    private String error = "";

    protected Message() {}

    Message(Person to, Channel channel, String destination, DigestText text, Instant now) {
        this.personId = to.getId();
        this.personName = to.getUsername();
        this.channel = channel;
        this.destination = destination;
        this.subject = Inert.line(text.subject(), 500);
        this.body = text.body();
        this.made = now;
        this.changed = now;
        this.nextTry = now;
    }

    /** It comes to its end, or is tried again later. */
    void becomes(MessageState next, String trouble, Instant now, Instant again) {
        this.state = next;
        this.error = Inert.line(trouble, 2000);
        this.changed = now;
        this.nextTry = again;
        this.claimedUntil = null;
    }

    void goesTo(String newDestination) {
        this.destination = newDestination;
    }

    public Long getId() {
        return id;
    }

    public long personId() {
        return personId;
    }

    public String getPersonName() {
        return personName;
    }

    public Channel getChannel() {
        return channel;
    }

    public String getDestination() {
        return destination;
    }

    public String getSubject() {
        return subject;
    }

    public String getBody() {
        return body;
    }

    public Instant getMade() {
        return made;
    }

    public MessageState state() {
        return state;
    }

    public State getBadge() {
        return state.badge();
    }

    /** When it came into its state. */
    public Instant getChanged() {
        return changed;
    }

    public int getAttempts() {
        return attempts;
    }

    /** When it is tried again, while it waits. */
    public Instant getNextTry() {
        return nextTry;
    }

    long epoch() {
        return epoch;
    }

    /** What the other side said last when it did not take it. */
    public String getError() {
        return error;
    }
}
