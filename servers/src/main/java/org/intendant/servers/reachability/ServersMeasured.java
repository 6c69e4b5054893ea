package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intendant.web.Measured;
import org.intendant.web.State;

/** How many servers answer, in one statement. */
@ApplicationScoped
class ServersMeasured implements Measured {

    @Inject
    ReachabilityRows rows;

    @Override
    @Transactional
    public List<Measure> measures() {
        Map<State, Long> counts = rows.counts(Optional.empty());
        return List.of(Measure.gauge(
                "intendant_servers_by_reachability",
                "Servers by whether they answered when they were last tried.",
                Stream.of(State.REACHABLE, State.UNREACHABLE, State.UNKNOWN)
                        .map(state -> new Value(
                                Map.of("reachability", state.name().toLowerCase(Locale.ROOT)),
                                counts.getOrDefault(state, 0L)))
                        .toList()));
    }
}
