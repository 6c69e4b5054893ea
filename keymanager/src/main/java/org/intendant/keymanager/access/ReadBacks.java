package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.intendant.operations.Comparisons;
import org.intendant.operations.ReadBack;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Whether accounts are proven to let in whom they should: their host was read over SSH, or reported it, signed. */
@ApplicationScoped
class ReadBacks {

    /** The planner of who may log in. */
    private static final String KEYS = "keys";

    private static final ReadBack NEVER = new ReadBack(State.UNKNOWN, null);

    @Inject
    Comparisons comparisons;

    @Inject
    @Any
    Instance<HostsOwnWord> words;

    /**
     * Of these accounts, in as many statements for many as for few.
     *
     * @param wanted whether anything is wanted there
     */
    Function<Spot, @Nullable ReadBack> of(Collection<Spot> spots, Function<Spot, Boolean> wanted) {
        List<Long> servers = spots.stream().map(Spot::serverId).distinct().toList();
        Map<String, ReadBack> read =
                comparisons.readBack(KEYS, servers.stream().map(ReadBacks::key).toList());
        Map<Long, Map<String, Instant>> proven = new HashMap<>();
        words.forEach(word -> proven.putAll(word.proven(servers)));
        return spot -> {
            ReadBack found = read.getOrDefault(key(spot.serverId()), wanted.apply(spot) ? NEVER : null);
            Instant said = proven.getOrDefault(spot.serverId(), Map.of()).get(spot.account());
            return found != null && found.state() == State.UNKNOWN && said != null
                    ? new ReadBack(State.IN_SYNC, said)
                    : found;
        };
    }

    private static String key(long serverId) {
        return "server:" + serverId;
    }
}
