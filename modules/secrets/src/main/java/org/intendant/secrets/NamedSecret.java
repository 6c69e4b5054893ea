package org.intendant.secrets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A secret of Intendant's own, sealed: its SSH key, the check of the master key. */
@Entity
@Table(name = "secret")
class NamedSecret {

    @Id
    private String name;

    @Column(nullable = false)
    private String sealed;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    /** For JPA. */
    @SuppressWarnings("NullAway")
    protected NamedSecret() {}

    NamedSecret(String name, String sealed, Instant createdAt) {
        this.name = name;
        this.sealed = sealed;
        this.createdAt = createdAt;
    }

    String sealed() {
        return sealed;
    }

    void becomes(String sealedAnew) {
        this.sealed = sealedAnew;
    }

    Instant createdAt() {
        return createdAt;
    }
}
