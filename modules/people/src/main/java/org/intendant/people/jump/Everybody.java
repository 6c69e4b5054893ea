package org.intendant.people.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.people.Role;

/** All people by name, read in one statement to search in as somebody types. Who may see them, the caller knows. */
@ApplicationScoped
class Everybody {

    @PersistenceContext
    EntityManager entities;

    @Transactional
    List<NamedPerson> all() {
        return entities.createQuery(
                        "select p.id, p.username, p.displayName, p.email, p.role, p.active from Person p"
                                + " order by p.username",
                        Object[].class)
                .getResultStream()
                .map(Everybody::named)
                .toList();
    }

    private static NamedPerson named(Object[] row) {
        return new NamedPerson(
                (Long) row[0], (String) row[1], (String) row[2], (String) row[3], (Role) row[4], (Boolean) row[5]);
    }
}
