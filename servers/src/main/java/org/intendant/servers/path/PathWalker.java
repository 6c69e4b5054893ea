package org.intendant.servers.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.StepLog;
import org.intendant.web.State;

/**
 * Walks paths over the hops of all features, until the first that is broken. For planners and work, which run inside a use case
 * that asked for the permission.
 */
@ApplicationScoped
public class PathWalker {

    private static final int MOST_AFTER_A_CHANGE = 20;

    @Inject
    @Any
    Instance<PathProbe> probes;

    @Inject
    PathWalkRows rows;

    /** @throws Refused as not found when there is no such path that the caller may see */
    ServedPath path(String type, long id) {
        return probes.stream()
                .filter(probe -> probe.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "There is nothing here that could be down."))
                .path(id);
    }

    /**
     * Walks, as the end of a change of this server, what does not answer, what was broken when somebody looked last, and what
     * other features serve through it; of many the first 20.
     *
     * @param own the {@link PathProbe#type} of the feature that changed something
     * @param silent those of that feature which did not answer
     */
    public void after(long serverId, String own, List<ServedPath> silent, StepLog log) {
        Looks looks = new Looks();
        List<ServedPath> through = probes.stream()
                .flatMap(probe -> probe.through(serverId).stream())
                .toList();
        Set<String> broken = rows.broken(through);
        Stream<ServedPath> others = through.stream()
                .filter(path -> !path.type().equals(own) || broken.contains(path.key()))
                .sorted(Comparator.comparing(path -> !path.type().equals(own)));
        Stream.concat(silent.stream(), others)
                .distinct()
                .limit(MOST_AFTER_A_CHANGE)
                .forEach(path -> PathSaid.say(path, walk(path, looks), log));
    }

    /** Each hop is kept as soon as it was looked at. */
    PathWalk walk(ServedPath path, Looks looks) {
        List<Hop> hops = probes.stream()
                .flatMap(probe -> probe.hops(path, looks).stream())
                .sorted(Comparator.comparing(Hop::stage))
                .toList();
        List<WalkedHop> walked =
                new ArrayList<>(hops.stream().map(WalkedHop::ahead).toList());
        PathWalk walk = rows.keep(path, walked);
        for (int at = 0; at < hops.size(); at++) {
            Hop hop = hops.get(at);
            walked.set(at, WalkedHop.of(hop, looked(hop)));
            walk = rows.keep(path, walked);
            if (walked.get(at).broken()) {
                return walk;
            }
        }
        return walk;
    }

    private static Finding looked(Hop hop) {
        try {
            return hop.look().get();
        } catch (HostUnreachable | Refused cannot) {
            return Finding.unknown("Nobody could look: " + cannot.getMessage());
        } catch (CommandFailed failed) {
            return new Finding(State.UNKNOWN, "Nobody could look: " + failed.getMessage(), failed.output());
        }
    }
}
