package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.servers.typed.Text;

/** Who owns a server, seen from the person: each is a change of the server, with its rules and its entry in the trail. */
@ApplicationScoped
public class ServerOwners {
    @PersistenceContext
    EntityManager em;

    @Inject
    Servers servers;

    /**
     * Makes a person an owner of these servers, too.
     *
     * @param names of the servers
     * @throws Refused in the field {@code servers} when one of them is not there; then nothing was changed anywhere
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void add(Collection<String> names, long personId) {
        for (String name : names) {
            ServerDraft draft = servers.draft(id(name));
            if (servers.strangers(id(name)).contains(personId)) {
                throw new Refused(
                        Why.CONFLICT,
                        "Who owns " + name + " was changed in the database, not by Intendant. Take it away first.");
            }
            if (!draft.getOwners().contains(personId)) {
                List<Long> owners = new ArrayList<>(draft.getOwners());
                owners.add(personId);
                draft.setOwners(owners);
                servers.change(id(name), draft);
            }
        }
    }

    /** Makes a person no longer an owner of the server. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void remove(long serverId, long personId) {
        ServerDraft draft = servers.draft(serverId);
        if (draft.getOwners().contains(personId)) {
            draft.setOwners(
                    draft.getOwners().stream().filter(id -> id != personId).toList());
            servers.change(serverId, draft);
        }
    }

    private long id(String name) {
        return em.createQuery("select s.id from Server s where s.name = :name", Long.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(
                        () -> new Refused("servers", "There is no server called “" + Text.inert(name, 253) + "”."));
    }
}
