package org.intendant.samba.shares;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What came of the last real use of a share. */
@Entity
@Table(name = "samba_test")
public class ShareTest {

    /** How it ended. */
    public enum Outcome {
        /** Each user could do what he may, and nothing else. */
        ANSWERS,
        /** At least one could not, or could more. */
        FAILS,
        /** Nobody could try. */
        UNREACHED
    }

    @Id
    @Column(name = "share_id")
    private long shareId;

    @Enumerated(EnumType.STRING)
    private Outcome outcome = Outcome.UNREACHED;

    private String said = "";

    @Column(name = "tested_at")
    private Instant testedAt = Instant.EPOCH;

    protected ShareTest() {}

    ShareTest(long shareId) {
        this.shareId = shareId;
    }

    void ended(Outcome how, String words, Instant at) {
        outcome = how;
        said = words;
        testedAt = at;
    }

    public long shareId() {
        return shareId;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String said() {
        return said;
    }

    public Instant testedAt() {
        return testedAt;
    }
}
