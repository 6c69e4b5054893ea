package org.intendant.servers.pages;

import java.time.Instant;
import java.util.List;
import org.intendant.servers.ServerRow;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A server in the list: its row, how it stands, and who owns it.
 *
 * @param state in sync, differs or unknown
 * @param checked the age of the state, or null
 * @param owner names, or empty
 */
public record ServerLine(
        ServerRow row, State state, @Nullable Instant checked, String owner) {
    public long id() {
        return row.id();
    }

    public String name() {
        return row.name();
    }

    /** What it is for, or what it is. */
    public String what() {
        return row.title().isEmpty() ? row.role() : row.title();
    }

    /** What it does, in a few words. */
    public String role() {
        return row.role();
    }

    /** Why it did not answer, or empty. */
    public String trouble() {
        return row.trouble();
    }

    public String address() {
        return row.address();
    }

    public String system() {
        return row.system();
    }

    public List<String> tags() {
        return row.tags();
    }

    public State reachable() {
        return row.reachable();
    }

    public @Nullable Instant tried() {
        return row.checkedAt();
    }
}
