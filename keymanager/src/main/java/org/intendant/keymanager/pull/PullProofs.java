package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.keymanager.access.HostsOwnWord;

/** What servers that fetch their keys prove by their reports, as long as they have what is served now and are not red. */
@ApplicationScoped
class PullProofs implements HostsOwnWord {

    private static final String PROVEN = "proven ";

    @Inject
    PullRows rows;

    @Override
    @Transactional
    public Map<Long, Map<String, Instant>> proven(Collection<Long> serverIds) {
        Map<Long, Map<String, Instant>> proven = new HashMap<>();
        rows.of(serverIds).forEach(row -> proven.put(row.server().id(), proven(row.state())));
        return proven;
    }

    static Map<String, Instant> proven(PullState state) {
        Instant heard = state.heard();
        return state.health() != PullState.Health.WELL || heard == null
                ? Map.of()
                : state.accounts().stream()
                        .filter(line -> line.startsWith(PROVEN))
                        .map(line -> line.substring(PROVEN.length()))
                        .distinct()
                        .collect(Collectors.toMap(account -> account, account -> heard));
    }
}
