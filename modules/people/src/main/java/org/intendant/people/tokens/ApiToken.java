package org.intendant.people.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.intendant.people.Inert;
import org.intendant.people.Person;
import org.intendant.people.Secret;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** A key to the REST interface with all that its person may. Only its hash is kept. */
@Entity
@Table(name = "api_token")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class ApiToken {

    public static final int USUAL_DAYS = 90;
    static final int MOST_DAYS = 366;
    /** Expired ones are listed so long. */
    static final Duration SHOWN_AFTERWARDS = Duration.ofDays(90);

    private static final int SHOWN = 8;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    private String name;

    @Column(name = "secret_hash")
    private String secretHash;

    private String shown;
    private Instant created;
    private Instant expires;

    @Column(name = "last_used")
    private @Nullable Instant lastUsed;

    private @Nullable Instant revoked;

    protected ApiToken() {}

    /**
     * A new token.
     *
     * @throws Refused in {@code name} or {@code days}
     */
    ApiToken(Person person, TokenDraft draft, String secret, Instant now) {
        String typed = draft.name().strip();
        if (typed.isEmpty() || !Inert.line(typed, 100).equals(typed)) {
            throw new Refused("name", "Name what the token is for, in at most 100 characters on one line.");
        }
        if (draft.days() < 1 || draft.days() > MOST_DAYS) {
            throw new Refused("days", "A token is good for 1 to " + MOST_DAYS + " days.");
        }
        this.person = person;
        this.name = typed;
        this.secretHash = Secret.hash(secret);
        this.shown = secret.substring(0, SHOWN);
        this.created = now;
        this.expires = now.plus(Duration.ofDays(draft.days()));
    }

    void revoke(Instant now) {
        this.revoked = now;
    }

    /** Whether it opens something at this time, as long as its person may. */
    boolean isGood(Instant now) {
        return revoked == null && now.isBefore(expires);
    }

    Person person() {
        return person;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    /** How it begins, to tell it from others. */
    public String getShown() {
        return shown;
    }

    public Instant getCreated() {
        return created;
    }

    public Instant getExpires() {
        return expires;
    }

    /** To the minute; null until it is used. */
    public @Nullable Instant getLastUsed() {
        return lastUsed;
    }

    public @Nullable Instant getRevoked() {
        return revoked;
    }
}
