package org.intendant.servers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.StartOrder;
import org.intendant.people.Actors;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.LinkSeals;
import org.intendant.secrets.Secrets;

/** The seals on who owns which server. */
@ApplicationScoped
public class OwnerSeals extends LinkSeals<ServerOwner> {

    @Inject
    Actors people;

    OwnerSeals() {
        super(ServerOwner.class);
    }

    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        sealOnce(Secrets.BORN_SEALED);
    }

    /** Seals those who own the server and did not before. */
    void seal(Server server, Collection<Long> before) {
        seal(server.id(), server.owners(), before);
    }

    /** Primary keys of the servers that this person owns, by rows that Intendant wrote. */
    @Transactional
    public Set<Long> serversOf(long personId) {
        return having(personId);
    }

    @Override
    protected List<ForgedRow> said(List<ServerOwner> forged) {
        Map<Long, String> servers =
                names(forged.stream().map(ServerOwner::serverId).collect(Collectors.toSet()));
        Map<Long, String> owners =
                people.names(forged.stream().map(ServerOwner::personId).collect(Collectors.toSet()));
        return forged.stream()
                .map(row -> row(
                        row,
                        "server:" + row.serverId(),
                        servers.getOrDefault(row.serverId(), ""),
                        owners.getOrDefault(row.personId(), "somebody") + " owns it"))
                .toList();
    }

    private Map<Long, String> names(Set<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        em.createQuery("select s.id, s.name from Server s where s.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> names.put((Long) row[0], (String) row[1]));
        return names;
    }
}
