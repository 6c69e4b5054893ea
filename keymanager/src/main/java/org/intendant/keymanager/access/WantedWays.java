package org.intendant.keymanager.access;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.plans.Target;

/** Who can log in on one server, for what is written there. Asks for no permission: a planner works for whoever may plan. */
@ApplicationScoped
public class WantedWays {

    @PersistenceContext
    EntityManager entities;

    @Inject
    SnapshotRows rows;

    /** The ways in by name of the account; of each account that is managed there, also without any. */
    @Transactional
    public Map<String, List<Way>> on(long serverId) {
        List<Spot> spots = rows.spotsOn(List.of(serverId));
        Map<String, List<Way>> ways = Ways.of(rows.of(spots, Only.ALL)).stream()
                .collect(groupingBy(way -> way.spot().account()));
        spots.forEach(spot -> ways.putIfAbsent(spot.account(), List.of()));
        return new java.util.TreeMap<>(ways);
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
