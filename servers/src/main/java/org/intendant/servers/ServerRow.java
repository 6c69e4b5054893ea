package org.intendant.servers;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.plans.Target;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A server as lists show it.
 *
 * @param role what it does, in a few words
 * @param address how Intendant reaches it
 * @param system its operating system as last read, or empty
 * @param owners primary keys of people
 * @param reachable REACHABLE, UNREACHABLE or UNKNOWN
 * @param checkedAt when reachability was last tried, or null
 * @param trouble why it is unreachable, or empty
 */
public record ServerRow(
        long id,
        String name,
        String title,
        String role,
        String address,
        String system,
        Set<Long> owners,
        List<String> tags,
        State reachable,
        @Nullable Instant checkedAt,
        String trouble) {

    static ServerRow of(Server server, String system, State reachable, @Nullable Instant checkedAt, String trouble) {
        return new ServerRow(
                server.id(),
                server.name(),
                server.description().title(),
                role(server),
                server.ssh().toString(),
                system,
                server.owners(),
                server.description().tags(),
                reachable,
                checkedAt,
                trouble);
    }

    private static String role(Server server) {
        String roles = server.roles().stream().sorted().map(ServerRole::word).collect(Collectors.joining(", "));
        return roles.isEmpty() ? (server.isGuest() ? "Guest" : "Physical machine") : roles;
    }

    public Target target() {
        return new Target("server", id, name);
    }

    /** As the comparisons know it. */
    public String key() {
        return target().key();
    }
}
