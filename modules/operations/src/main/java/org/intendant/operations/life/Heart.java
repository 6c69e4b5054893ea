package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.intendant.operations.store.LifeRows;
import org.intendant.operations.store.NodeRows;
import org.intendant.operations.store.NodeRows.Beat;

/**
 * Beats every two seconds, and takes over what belongs to a server that was silent for ten. Silence is measured on this
 * server's own monotonic clock and only while it sees the database, so that neither a wrong clock nor an outage of the
 * database makes a living server look dead.
 */
@ApplicationScoped
public class Heart {

    static final Duration PAUSE = Duration.ofSeconds(2);
    static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration GAP = Duration.ofSeconds(6);
    private static final Logger LOG = Logger.getLogger(Heart.class.getName());

    @Inject
    NodeRows nodes;

    @Inject
    LifeRows life;

    @Inject
    Lanes lanes;

    @Inject
    Node node;

    @Inject
    Clock clock;

    private final Map<String, Seen> seen = new HashMap<>();
    private long lastLook;

    /** The first beat; what earlier starts of this server left is taken over at once. */
    synchronized void start() {
        nodes.add(node.id(), node.home(), clock.instant());
        lastLook = System.nanoTime();
        nodes.others(node.id()).stream()
                .filter(other -> other.home().equals(node.home()))
                .forEach(earlier -> takeOver(earlier.id()));
        lanes.fillAll();
    }

    synchronized void beat() {
        if (!nodes.beat(node.id(), clock.instant())) {
            nodes.add(node.id(), node.home(), clock.instant());
        }
        look(System.nanoTime());
    }

    /** Looks at the others at this moment of the monotonic clock, in nanoseconds. */
    synchronized void look(long now) {
        if (now - lastLook > GAP.toNanos()) {
            seen.clear();
        }
        lastLook = now;
        for (Beat other : others()) {
            Seen before = seen.get(other.id());
            if (before == null || before.beats() != other.beats()) {
                seen.put(other.id(), new Seen(other.beats(), now));
            } else if (now - before.at() >= SILENCE.toNanos()) {
                takeOver(other.id());
                seen.remove(other.id());
                lanes.fillAll();
            }
        }
    }

    /** The other servers, and whoever else holds an operation although no row names him. */
    private List<Beat> others() {
        return Stream.concat(
                        nodes.others(node.id()).stream(),
                        life.unknownHolders(node.id()).stream().map(holder -> new Beat(holder, "", -1)))
                .toList();
    }

    private void takeOver(String silent) {
        life.heldBy(silent).forEach(held -> {
            if (life.takeOver(held.id(), silent, held.epoch())) {
                LOG.log(Level.INFO, "Operation {0} is taken over from a server that fell silent.", held.id());
            }
        });
        nodes.remove(silent);
    }

    /** Hands over what this server has, for its next start or for another server. */
    synchronized void stop() {
        takeOver(node.id());
    }

    private record Seen(long beats, long at) {}
}
