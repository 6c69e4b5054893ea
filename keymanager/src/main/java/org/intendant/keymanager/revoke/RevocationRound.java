package org.intendant.keymanager.revoke;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Until when what ends by its date was looked for, and when that is done next: one row for all servers. */
@Entity
@Table(name = "revocation_round")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class RevocationRound {

    static final int ONLY = 1;

    @Id
    private int id;

    private Instant due;

    @Column(name = "ended_until")
    private Instant endedUntil;

    @Column(name = "whole_due")
    private Instant wholeDue;

    /** When some server looks next. */
    Instant due() {
        return due;
    }

    Instant endedUntil() {
        return endedUntil;
    }

    void endedUntil(Instant time) {
        endedUntil = time;
    }

    boolean isWholeDue(Instant now) {
        return !wholeDue.isAfter(now);
    }

    void wholeDue(Instant next) {
        wholeDue = next;
    }
}
