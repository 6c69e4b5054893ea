package org.intendant.keymanager.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.intendant.plans.Target;

/** Who can log in on one server, for what is written there. Asks for no permission: a planner works for whoever may plan. */
@ApplicationScoped
public class WantedWays {

    /** Servers that are looked at together. */
    private static final int TOGETHER = 200;

    @PersistenceContext
    EntityManager entities;

    @Inject
    SnapshotRows rows;

    /** The ways in by name of the account; of each account that is managed there, also without any. */
    @Transactional
    public Map<String, List<Way>> on(long serverId) {
        return on(List.of(serverId)).entrySet().stream()
                .collect(toMap(spot -> spot.getKey().account(), Map.Entry::getValue, (one, two) -> one, TreeMap::new));
    }

    /** The same of several servers, in as many statements for many as for few. */
    @Transactional
    public Map<Spot, List<Way>> on(Collection<Long> serverIds) {
        return found(serverIds).ways();
    }

    /**
     * Who can log in.
     *
     * @param ways by account, also of one without any
     * @param withheld fingerprints as in {@link Wanted}
     */
    public record Found(Map<Spot, List<Way>> ways, Map<Spot, Set<String>> withheld) {}

    /** The same with what is missing only because somebody changed rows in the database. */
    @Transactional
    public Found found(Collection<Long> serverIds) {
        List<Spot> spots = rows.spotsOn(serverIds);
        Snapshot snapshot = rows.of(spots, Only.ALL);
        Map<Spot, List<Way>> ways = Ways.of(snapshot).stream().collect(groupingBy(Way::spot));
        spots.forEach(spot -> ways.putIfAbsent(spot, List.of()));
        return new Found(ways, snapshot.forged() ? withheld(snapshot) : Map.of());
    }

    /** The fingerprints of the keys with which somebody can log in, of these servers, by account. */
    @Transactional
    public Map<Spot, Set<String>> fingerprints(Collection<Long> serverIds) {
        return wanted(serverIds).fingerprints();
    }

    /**
     * Which keys somebody can log in with.
     *
     * @param fingerprints by account
     * @param withheld of keys that would be among them, were it not for rows that somebody changed past Intendant: no reason to
     *     take them from a host; none for an account without such
     */
    public record Wanted(Map<Spot, Set<String>> fingerprints, Map<Spot, Set<String>> withheld) {}

    /** The same with what is missing only because somebody changed rows in the database. */
    @Transactional
    public Wanted wanted(Collection<Long> serverIds) {
        Wanted wanted = new Wanted(new HashMap<>(), new HashMap<>());
        List<Long> servers = List.copyOf(serverIds);
        for (int from = 0; from < servers.size(); from += TOGETHER) {
            List<Spot> spots = rows.spotsOn(servers.subList(from, Math.min(servers.size(), from + TOGETHER)));
            Snapshot snapshot = rows.of(spots, Only.ALL);
            wanted.fingerprints().putAll(fingerprints(snapshot));
            if (snapshot.forged()) {
                wanted.withheld().putAll(withheld(snapshot));
            }
        }
        return wanted;
    }

    private Map<Spot, Set<String>> withheld(Snapshot given) {
        Map<Spot, Set<String>> wanted = fingerprints(given);
        Map<Spot, Set<String>> withheld = fingerprints(rows.withForged(given.spots()));
        withheld.forEach((spot, keys) -> keys.removeAll(wanted.getOrDefault(spot, Set.of())));
        return withheld;
    }

    private static Map<Spot, Set<String>> fingerprints(Snapshot snapshot) {
        Map<Spot, Set<String>> wanted = new HashMap<>();
        snapshot.spots().forEach(spot -> wanted.put(spot, new HashSet<>()));
        for (Way way : Ways.of(snapshot)) {
            if (way.isOpen()) {
                way.keys()
                        .forEach(key -> wanted.computeIfAbsent(way.spot(), spot -> new HashSet<>())
                                .add(key.fingerprint()));
            }
        }
        return wanted;
    }

    /** Servers on which a change of this subject may let somebody in or keep somebody out. */
    @Transactional
    public List<Target> touchedBy(Target subject) {
        Set<Target> servers = new LinkedHashSet<>();
        if (subject.type().equals("server")) {
            servers.add(subject);
        } else {
            rows.allSpots(subject).forEach(spot -> servers.add(new Target("server", spot.serverId(), spot.server())));
        }
        return List.copyOf(servers);
    }

    /** Servers on which somebody is let in by a grant or as an owner, or where Intendant has once wanted a key. */
    @Transactional
    public List<Target> targets() {
        return entities.createQuery(
                        "select s.id, s.name from Server s where exists (select a.id from Account a where a.serverId = s.id and a.wish ="
                                + " org.intendant.servers.accounts.Account.Wish.PRESENT) and (exists (select g.id from AccessGrant g"
                                + " where g.serverId = s.id) or s.owners is not empty or exists (select w.id from WrittenKey w where"
                                + " w.serverId = s.id)) order by s.name",
                        Object[].class)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }
}
