package org.intendant.hostforwarding.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What came of the last request for the names of a rule, or why nginx refused it. */
@Entity
@Table(name = "host_name_test")
public class HostNameTest {

    @Id
    @Column(name = "host_name_id")
    private long hostNameId;

    private boolean answered;
    private String said = "";

    @Column(name = "tested_at")
    private Instant testedAt = Instant.EPOCH;

    protected HostNameTest() {}

    HostNameTest(long hostNameId) {
        this.hostNameId = hostNameId;
    }

    void ended(boolean hasAnswered, String words, Instant at) {
        answered = hasAnswered;
        said = words;
        testedAt = at;
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
