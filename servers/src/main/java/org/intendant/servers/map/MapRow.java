package org.intendant.servers.map;

import java.time.Instant;
import org.intendant.plans.Target;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What one statement reads of each server for the map. */
record MapRow(
        long id,
        String name,
        String title,
        String host,
        @Nullable Long hypervisorId,
        @Nullable String system,
        @Nullable State reachable,
        @Nullable Instant tried,
        @Nullable String trouble) {
    static final String QUERY = """
            select s.id, s.name, s.description.title, s.ssh.host, s.machine.hypervisorId, f.system, r.state, r.checkedAt, r.error
            from Server s left join Reachability r on r.serverId = s.id left join Reading f on f.serverId = s.id""";

    static MapRow of(Object[] row) {
        return new MapRow(
                (Long) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Long) row[4],
                (String) row[5],
                (State) row[6],
                (Instant) row[7],
                (String) row[8]);
    }

    /** As the comparisons know it. */
    String key() {
        return new Target("server", id, "").key();
    }
}
