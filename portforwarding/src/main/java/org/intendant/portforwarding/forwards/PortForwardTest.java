package org.intendant.portforwarding.forwards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What came of the last real connection through a forward. */
@Entity
@Table(name = "port_forward_test")
public class PortForwardTest {

    @Id
    @Column(name = "forward_id")
    private long forwardId;

    private boolean answered;
    private String said = "";

    @Column(name = "tested_at")
    private Instant testedAt = Instant.EPOCH;

    protected PortForwardTest() {}

    PortForwardTest(long forwardId) {
        this.forwardId = forwardId;
    }

    void ended(boolean hasAnswered, String words, Instant at) {
        answered = hasAnswered;
        said = words;
        testedAt = at;
    }

    public long forwardId() {
        return forwardId;
    }

    public boolean isAnswered() {
        return answered;
    }

    public String said() {
        return said;
    }

    public Instant testedAt() {
        return testedAt;
    }
}
