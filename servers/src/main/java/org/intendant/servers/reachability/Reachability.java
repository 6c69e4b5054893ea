package org.intendant.servers.reachability;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.intendant.servers.typed.Text;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Whether a server answered lately, and since when it is so. Beside its row, for it changes by itself. */
@Entity
@Table(name = "server_reachability")
public class Reachability {
    @Id
    @Column(name = "server_id")
    private long serverId;

    /** REACHABLE, UNREACHABLE or UNKNOWN. */
    @Enumerated(EnumType.STRING)
    private State state = State.UNKNOWN;

    private Instant since = Instant.EPOCH;

    @Column(name = "checked_at")
    private @Nullable Instant checkedAt;

    @Column(name = "key_changed")
    private boolean keyChanged;

    /** When the next check is due; raised by whoever takes the check upon itself. */
    @Column(name = "due_at")
    private Instant dueAt = Instant.EPOCH;

    private String error = "";

    protected Reachability() {}

    Reachability(long serverId, Instant since) {
        this.serverId = serverId;
        this.since = since;
        this.dueAt = since;
    }

    /** Takes what a check found: an empty error means that it answered. */
    void checked(String trouble, boolean otherKey, Instant at) {
        State found = trouble.isEmpty() ? State.REACHABLE : State.UNREACHABLE;
        if (found != state) {
            since = at;
        }
        state = found;
        error = Text.inert(trouble, 2000);
        keyChanged = otherKey;
        checkedAt = at;
    }

    /** Nothing is known any more, and a check is due at once: the server is reached another way from now on. */
    void unknown(Instant at) {
        state = State.UNKNOWN;
        since = at;
        checkedAt = null;
        keyChanged = false;
        error = "";
        dueAt = at;
    }

    public long serverId() {
        return serverId;
    }

    public State state() {
        return state;
    }

    public Instant since() {
        return since;
    }

    /** When it was last tried, or null for never. */
    public @Nullable Instant checkedAt() {
        return checkedAt;
    }

    /** Whether it showed another host key than the pinned one: a person must decide what that means. */
    public boolean keyChanged() {
        return keyChanged;
    }

    Instant dueAt() {
        return dueAt;
    }

    /** Why it is unreachable, in a sentence; else empty. */
    public String error() {
        return error;
    }
}
