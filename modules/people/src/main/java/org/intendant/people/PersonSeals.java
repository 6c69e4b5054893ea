package org.intendant.people;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.data.StartOrder;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.SealedTable;
import org.intendant.secrets.Secrets;

/** The seals on whether people are disabled: who was enabled past Intendant gets nothing by it on any host. */
@ApplicationScoped
public class PersonSeals implements SealedTable {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    PersonRows rows;

    /** What was there before rows had seals gets them, once. */
    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        secrets.once(table(), () -> all().forEach(this::seal));
    }

    private List<Person> all() {
        return entities.createQuery("select p from Person p", Person.class).getResultList();
    }

    /** After somebody was added, enabled or disabled. */
    public void seal(Person person) {
        person.seal(secrets::mac);
    }

    private boolean isGenuine(Person person) {
        return person.isGenuine(secrets::mac);
    }

    @Override
    public String table() {
        return "person";
    }

    @Override
    @Transactional
    public List<ForgedRow> forged() {
        return all().stream()
                .filter(person -> !isGenuine(person))
                .map(person -> new ForgedRow(
                        table(),
                        person.getId().toString(),
                        person.key(),
                        person.getUsername(),
                        person.isActive() ? "is enabled" : "is disabled"))
                .toList();
    }

    /** Nobody is removed: he is disabled, until somebody enables him. */
    @Override
    @Transactional
    public boolean remove(String row) {
        Person found = entities.find(Person.class, Long.valueOf(row));
        if (found == null || isGenuine(found)) {
            return false;
        }
        rows.mustNotBeTheLastAdmin(found, "disabled");
        found.disable();
        seal(found);
        rows.close(found);
        return true;
    }
}
