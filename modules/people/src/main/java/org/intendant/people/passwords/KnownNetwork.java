package org.intendant.people.passwords;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A network from which a person signed in within the last months: guessing from elsewhere never slows it down. */
@Entity
@Table(name = "known_network")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Jakarta Persistence fills and reads the fields
class KnownNetwork {

    static final Duration REMEMBERED = Duration.ofDays(90);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id")
    private long personId;

    private String network;

    @Column(name = "last_seen")
    private Instant lastSeen;

    protected KnownNetwork() {}

    KnownNetwork(long personId, String network, Instant now) {
        this.personId = personId;
        this.network = network;
        this.lastSeen = now;
    }

    void seen(Instant now) {
        this.lastSeen = now;
    }
}
