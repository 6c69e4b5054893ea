package org.intendant.servers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One value that exists once in its scope, and who holds it. */
@Entity
@Table(name = "server_reservation")
class Reservation {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String kind = "";

    @SuppressWarnings("UnusedVariable") // read by queries
    private String scope = "";

    @Column(name = "value_")
    private String value = "";

    private String holder = "";

    protected Reservation() {}

    Reservation(String kind, String scope, String value, String holder) {
        this.kind = kind;
        this.scope = scope;
        this.value = value;
        this.holder = holder;
    }

    String value() {
        return value;
    }

    String holder() {
        return holder;
    }

    /** As people read it: {@code port/tcp 443}. */
    @Override
    public String toString() {
        return kind + " " + value;
    }
}
