package org.intendant.servers.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.web.State;

/** The last walk of one path. */
@Entity
@Table(name = "path_walk")
public class PathWalk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<WalkedHop>> HOPS = new TypeReference<>() {};

    @Id
    private String path = "";

    @Column(name = "server_id")
    private long serverId;

    @Enumerated(EnumType.STRING)
    private State state = State.UNKNOWN;

    private String hops = "[]";

    @Column(name = "walked_at")
    private Instant walkedAt = Instant.EPOCH;

    protected PathWalk() {}

    PathWalk(ServedPath path) {
        this.path = path.key();
        this.serverId = path.server().id();
    }

    PathWalk found(List<WalkedHop> found, Instant at) {
        state = overall(found);
        walkedAt = at;
        try {
            hops = JSON.writeValueAsString(found);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
        return this;
    }

    private static State overall(List<WalkedHop> found) {
        if (found.stream().anyMatch(WalkedHop::broken)) {
            return State.BROKEN;
        }
        if (found.stream().anyMatch(WalkedHop::ahead)) {
            return State.RUNNING;
        }
        return found.stream().anyMatch(hop -> hop.stage() == Stage.ANSWER && hop.state() == State.PASSABLE)
                ? State.ANSWERS
                : State.UNKNOWN;
    }

    String path() {
        return path;
    }

    /** Broken, answers, running while it is walked, or unknown where no hop is broken and nobody could try the connection. */
    public State state() {
        return state;
    }

    /** In the order of traffic. */
    public List<WalkedHop> hops() {
        try {
            return List.copyOf(JSON.readValue(hops, HOPS));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Optional<WalkedHop> firstBroken() {
        return hops().stream().filter(WalkedHop::broken).findFirst();
    }

    public Instant walkedAt() {
        return walkedAt;
    }
}
