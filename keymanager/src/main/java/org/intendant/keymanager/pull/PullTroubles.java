package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Hosts that should fetch their keys and were not heard of, or say that something went wrong. */
@ApplicationScoped
class PullTroubles implements Troubles {

    @Inject
    PullRows rows;

    @Override
    @Transactional
    public List<Trouble> now() {
        return rows.red().stream().map(PullTroubles::trouble).toList();
    }

    private static Trouble trouble(PullRows.Row row) {
        PullState state = row.state();
        Instant since = state.heard() == null ? state.since() : state.heard();
        return new Trouble(
                state.health() == PullState.Health.SILENT ? What.KEYS_SILENT : What.KEYS_REFUSED,
                row.server(),
                since == null ? Instant.EPOCH : since,
                "/servers/server.xhtml?id=" + row.server().id());
    }

    @Override
    public List<Target> watched(String letters, @Nullable Collection<String> among, int most) {
        return List.of(); // they are servers, which another one names
    }
}
