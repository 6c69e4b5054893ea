package org.intendant.keymanager.pull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a host last reported, signed by itself, and what came since that was not its own. */
@Entity
@Table(name = "key_report")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class PullReport {

    private static final int LONGEST = 500;
    private static final int MOST_STATES = 400;

    @Id
    @Column(name = "server_id")
    private Long serverId;

    private long sent;
    private Instant received;
    private long serial;
    private String result;
    private String accounts;
    private String refused;

    @Column(name = "refused_at")
    private @Nullable Instant refusedAt;

    protected PullReport() {}

    /** Nothing was reported yet. */
    PullReport(long serverId) {
        this.serverId = serverId;
        this.received = Instant.EPOCH;
        this.result = "";
        this.accounts = "";
        this.refused = "";
    }

    /** Takes a report of the host's own. */
    void takes(ReportText report, List<String> states, Instant at) {
        sent = report.sent();
        received = at;
        serial = report.serial();
        result = report.result();
        accounts = String.join("\n", states.subList(0, Math.min(states.size(), MOST_STATES)));
        refused = "";
        refusedAt = null;
    }

    /** Keeps why something was not taken for the host's own; it counts as silence. */
    void refuses(String why, Instant at) {
        refused = why.substring(0, Math.min(why.length(), LONGEST));
        refusedAt = at;
    }

    public long getServerId() {
        return serverId;
    }

    /** Seconds since 1970 by the host's clock. */
    long getSent() {
        return sent;
    }

    /** 1970 before the first. */
    public Instant getReceived() {
        return received;
    }

    /** Of the bundle that the host has; 0 when none. */
    public long getSerial() {
        return serial;
    }

    /** {@code ok}, or what went wrong; empty before the first. */
    public String getResult() {
        return result;
    }

    /** A line for each account: {@code proven root}, {@code differs web}, {@code failed deploy .ssh is a link}. */
    public List<String> getAccounts() {
        return accounts.lines().toList();
    }

    /** Why the last thing that came was not taken; empty when it was. */
    public String getRefused() {
        return refused;
    }

    public @Nullable Instant getRefusedAt() {
        return refusedAt;
    }
}
