package org.intendant.people.links;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.intendant.people.Person;
import org.intendant.people.Secret;
import org.jspecify.annotations.Nullable;

/** A link that opens one door once: the first set-up, or a person's choice of a password. */
@Entity
@Table(name = "one_time_link")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Jakarta Persistence fills and reads the fields
class OneTimeLink {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    private @Nullable Person person;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "secret_hash")
    private String secretHash;

    private Instant created;
    private Instant expires;
    private @Nullable Instant used;

    protected OneTimeLink() {}

    OneTimeLink(Purpose purpose, @Nullable Person person, String secret, Instant now) {
        this.purpose = purpose;
        this.person = person;
        this.secretHash = Secret.hash(secret);
        this.created = now;
        this.expires = now.plus(purpose.lasts);
    }

    /** Which door it opens. */
    enum Purpose {
        SETUP(Duration.ofDays(1)),
        PASSWORD(Duration.ofDays(7));

        private final Duration lasts;

        Purpose(Duration lasts) {
            this.lasts = lasts;
        }
    }

    boolean opens(Purpose door, Instant now) {
        return purpose == door && used == null && now.isBefore(expires);
    }

    void use(Instant now) {
        this.used = now;
    }

    @Nullable
    Person person() {
        return person;
    }

    Instant expires() {
        return expires;
    }
}
