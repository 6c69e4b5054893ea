package org.intendant.people.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Person;

/** The rows of saved views and chosen columns. */
@ApplicationScoped
class ViewRows implements KeptBesidePerson {

    @PersistenceContext
    EntityManager entities;

    /** By name. */
    List<SavedView> of(long personId, String list) {
        return entities.createQuery(
                        "select v from SavedView v where v.person.id = :person and v.list = :list"
                                + " order by lower(v.name), v.id",
                        SavedView.class)
                .setParameter("person", personId)
                .setParameter("list", list)
                .getResultList();
    }

    /** Of every list. */
    List<SavedView> of(long personId) {
        return entities.createQuery(
                        "select v from SavedView v where v.person.id = :person order by v.list, lower(v.name), v.id",
                        SavedView.class)
                .setParameter("person", personId)
                .getResultList();
    }

    Optional<SavedView> find(long personId, long id) {
        return Optional.ofNullable(entities.find(SavedView.class, id)).filter(view -> view.belongsTo(personId));
    }

    /** Of one list, only one view is what it opens with. */
    void onlyStandard(SavedView view, long personId) {
        entities.flush();
        entities.createQuery("update SavedView v set v.standard = false"
                        + " where v.person.id = :person and v.list = :list and v.id <> :id")
                .setParameter("person", personId)
                .setParameter("list", view.getList())
                .setParameter("id", view.getId())
                .executeUpdate();
    }

    Optional<ChosenColumns> columns(long personId, String list) {
        return entities.createQuery(
                        "select c from ChosenColumns c where c.person.id = :person and c.list = :list",
                        ChosenColumns.class)
                .setParameter("person", personId)
                .setParameter("list", list)
                .getResultStream()
                .findFirst();
    }

    void add(Object row) {
        entities.persist(row);
    }

    void remove(SavedView view) {
        entities.remove(view);
    }

    @Override
    public void forget(Person person) {
        for (String kind : List.of("SavedView", "ChosenColumns")) {
            entities.createQuery("delete from " + kind + " k where k.person = :person")
                    .setParameter("person", person)
                    .executeUpdate();
        }
    }
}
