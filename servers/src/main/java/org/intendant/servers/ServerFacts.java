package org.intendant.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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

    protected ServerFacts() {}

    ServerFacts(long serverId) {
        this.serverId = serverId;
    }

    ServerFacts take(Facts facts, Instant at) {
        system = Text.inert(facts.system(), 200);
        json = write(facts);
        readAt = at;
        return this;
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
