package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.DependsOnPerson;
import org.intendant.people.Ownership;
import org.intendant.plans.Target;

/** Who owns which server, for the modules below. */
@ApplicationScoped
class ServerOwnership implements Ownership, DependsOnPerson {
    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    @Override
    @Transactional
    public boolean owns(long personId, Target target) {
        return target.type().equals("server") && owners.serversOf(personId).contains(target.id());
    }

    @Override
    @Transactional
    public Set<String> ownedBy(long personId) {
        return owners.serversOf(personId).stream()
                .map(id -> new Target("server", id, "").key())
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public List<String> dependents(long personId) {
        return owned(personId).stream()
                .map(server -> "owns the server " + server.name())
                .toList();
    }

    private List<Server> owned(long personId) {
        return em.createQuery("select s from Server s where :person member of s.owners order by s.name", Server.class)
                .setParameter("person", personId)
                .getResultList();
    }
}
