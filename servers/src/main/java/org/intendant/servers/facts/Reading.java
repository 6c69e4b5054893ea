package org.intendant.servers.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.intendant.servers.typed.Text;

/** What was last read from a server, beside its row so that reading never collides with somebody's editing. */
@Entity
@Table(name = "server_facts")
public class Reading {
    @Id
    @Column(name = "server_id")
    private long serverId;

    private String system = "";
    private String json = "";

    @Column(name = "read_at")
    private Instant readAt = Instant.EPOCH;

    @Column(name = "accounts_at")
    private Instant accountsAt = Instant.EPOCH;

    protected Reading() {}

    Reading(long serverId) {
        this.serverId = serverId;
    }

    Reading take(Facts facts, Instant at) {
        system = Text.inert(facts.system(), 200);
        json = FactsJson.write(facts);
        readAt = at;
        accountsAt = at;
        return this;
    }

    /** Replaces the accounts alone, which a plan reads more often than all facts. */
    void take(List<FoundAccount> accounts, Instant at) {
        json = FactsJson.write(facts().with(accounts));
        accountsAt = at;
    }

    public long serverId() {
        return serverId;
    }

    /** The operating system in a few words. */
    public String system() {
        return system;
    }

    public Facts facts() {
        return FactsJson.read(json);
    }

    public Instant readAt() {
        return readAt;
    }

    /** When the accounts among the facts were read. */
    public Instant accountsAt() {
        return accountsAt;
    }
}
