package org.intendant.notices.watch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row whose lock makes servers look one after the other. */
@Entity
@Table(name = "notice_turn")
@SuppressWarnings({"NullAway.Init", "unused"}) // read and written by statements only
class Turn {

    @Id
    private int id;

    private Instant taken;

    protected Turn() {}
}
