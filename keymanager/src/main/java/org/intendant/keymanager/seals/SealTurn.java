package org.intendant.keymanager.seals;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row whose lock makes servers look one after the other. */
@Entity
@Table(name = "seal_turn")
@SuppressWarnings({"NullAway.Init", "unused"}) // read and written by statements only
class SealTurn {

    @Id
    private int id;

    private Instant taken;

    protected SealTurn() {}
}
