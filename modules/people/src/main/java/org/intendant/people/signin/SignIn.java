package org.intendant.people.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.intendant.people.Inert;
import org.intendant.people.Person;
import org.intendant.people.Secret;

/** One browser in which somebody is signed in. Ends after a time that is set, and earlier without requests. */
@Entity
@Table(name = "sign_in")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class SignIn {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @Column(name = "secret_hash")
    private String secretHash;

    private Instant created;

    @Column(name = "last_seen")
    private Instant lastSeen;

    private Instant expires;
    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    protected SignIn() {}

    SignIn(Person person, String secret, Browser browser, Span span) {
        this.person = person;
        this.secretHash = Secret.hash(secret);
        this.created = span.begins;
        this.lastSeen = span.begins;
        this.expires = span.ends;
        this.address = Inert.line(browser.address(), 64);
        this.userAgent = Inert.line(browser.userAgent(), 300);
    }

    /**
     * Who asks, as far as a request tells.
     *
     * @param address the client's, behind trusted proxies
     * @param userAgent as sent, or the empty string
     */
    public record Browser(String address, String userAgent) {}

    /** From when until when it lasts at most. */
    record Span(Instant begins, Instant ends) {}

    public Long getId() {
        return id;
    }

    Person person() {
        return person;
    }

    public Instant getCreated() {
        return created;
    }

    /** To the minute. */
    public Instant getLastSeen() {
        return lastSeen;
    }

    public Instant getExpires() {
        return expires;
    }

    public String getAddress() {
        return address;
    }

    public String getUserAgent() {
        return userAgent;
    }
}
