package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;

/** The tags of many servers at once. Members change those of servers that they own. */
@ApplicationScoped
public class ServerTags {

    private static final int AT_ONCE = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /**
     * Changes tags, with an entry in the audit trail for each server. A server that is refused keeps its tags and hinders no
     * other.
     *
     * @param changes at most 10,000
     * @throws Refused where there are none or too many; then nothing was changed anywhere
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Tagging change(List<TagChange> changes) {
        if (changes.isEmpty() || changes.size() > Servers.MOST_AT_ONCE) {
            throw new Refused("servers", "Choose at least one server and at most " + Servers.MOST_AT_ONCE + ".");
        }
        Set<String> owned = actor.seesAll() ? Set.of() : actor.ownedKeys();
        List<Tagging.Tagged> done = new ArrayList<>();
        List<Tagging.Refusal> refused = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            List<TagChange> some = changes.subList(from, Math.min(changes.size(), from + AT_ONCE));
            Map<Long, Server> servers = locked(some);
            for (TagChange change : some) {
                Server server = servers.get(change.server());
                if (server == null
                        || !(actor.seesAll() || owned.contains(server.target().key()))) {
                    refused.add(new Tagging.Refusal(
                            change.server(), "There is no server " + change.server() + ", or you may not see it."));
                } else {
                    change(server, change, done);
                }
            }
        }
        return new Tagging(done, changes.size() - done.size() - refused.size(), refused);
    }

    private void change(Server server, TagChange change, List<Tagging.Tagged> done) {
        Description description = server.description();
        String before = "tags: " + String.join(", ", description.tags());
        Tagging.Tagged tagged = description.retag(server, change);
        if (!tagged.added().isEmpty() || !tagged.removed().isEmpty()) {
            audit.record(
                    "server.change",
                    server.target().key(),
                    server.name(),
                    before,
                    "tags: " + String.join(", ", description.tags()));
            done.add(tagged);
        }
    }

    /** Always in the same order, so that two who change many at once wait for each other and for nothing else. */
    private Map<Long, Server> locked(List<TagChange> changes) {
        Map<Long, Server> servers = new HashMap<>();
        em.createQuery("select s from Server s where s.id in :ids order by s.id", Server.class)
                .setParameter("ids", changes.stream().map(TagChange::server).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(server -> servers.put(server.id(), server));
        return servers;
    }
}
