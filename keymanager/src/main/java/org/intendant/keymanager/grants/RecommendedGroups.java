package org.intendant.keymanager.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.servers.ServerRole;
import org.intendant.web.Query;

/** Offers the groups with which most teams begin, and fills them. */
@ApplicationScoped
public class RecommendedGroups {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Groups groups;

    @Inject
    Grants grants;

    @Inject
    CurrentActor actor;

    /** Those to offer: all of them as long as there is no group at all. */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public List<Recommended> offered() {
        return groups.page(Query.all().part(0, 1)).total() == 0 ? List.of(Recommended.values()) : List.of();
    }

    /** Whether the caller may add them. */
    @Allowed(Permission.SEE_GROUPS)
    public boolean mayAdd() {
        return actor.get().may(Permission.ADD_GROUPS) && actor.get().may(Permission.GRANT_ACCESS);
    }

    /**
     * Adds these groups, the caller's, with those who and what belongs in them now.
     *
     * @throws Refused when there is a group of that name
     */
    @Allowed(Permission.ADD_GROUPS)
    @Transactional
    public void add(List<Recommended> chosen) {
        for (Recommended one : chosen) {
            GroupDraft draft = groups.draft();
            draft.setName(one.title());
            draft.setPeople(one == Recommended.EVERYBODY ? everybody() : List.of());
            Group group = groups.add(draft);
            grants.holdServers(group.getId(), servers(one));
        }
    }

    private List<Long> everybody() {
        return entities.createQuery("select p.id from Person p where p.active = true order by p.id", Long.class)
                .getResultList();
    }

    private List<String> servers(Recommended one) {
        return switch (one) {
            case EVERYBODY -> List.of();
            case SERVERS ->
                entities.createQuery("select s.name from Server s order by s.name", String.class)
                        .getResultList();
            case MACHINES ->
                entities.createQuery(
                                "select s.name from Server s where s.runsIntendant = true or :backup member of s.roles order by s.name",
                                String.class)
                        .setParameter("backup", ServerRole.BACKUP)
                        .getResultList();
        };
    }
}
