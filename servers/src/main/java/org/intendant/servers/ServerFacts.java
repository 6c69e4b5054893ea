package org.intendant.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** What was last read from a server, beside its row so that reading never collides with somebody's editing. */
@Entity
@Table(name = "server_facts")
public class ServerFacts {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Id
    @Column(name = "server_id")
    private long serverId;

    private String system = "";
    private String json = "";

    @Column(name = "read_at")
    private Instant readAt = Instant.EPOCH;

    @Column(name = "accounts_at")
    private Instant accountsAt = Instant.EPOCH;

    protected ServerFacts() {}

    ServerFacts(long serverId) {
        this.serverId = serverId;
    }

    ServerFacts take(Facts facts, Instant at) {
        system = Text.inert(facts.system(), 200);
        json = write(facts);
        readAt = at;
        accountsAt = at;
        return this;
    }

    /** Replaces the accounts alone, which a plan reads more often than all facts. */
    void take(List<FoundAccount> accounts, Instant at) {
        json = write(facts().with(accounts));
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
        return read(json);
    }

    public Instant readAt() {
        return readAt;
    }

    /** When the accounts among the facts were read. */
    public Instant accountsAt() {
        return accountsAt;
    }

    static String write(Facts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Facts read(String json) {
        try {
            return JSON.readValue(json, Facts.class);
        } catch (JsonProcessingException changed) {
            throw new IllegalStateException("Stored facts cannot be read.", changed);
        }
    }
}
