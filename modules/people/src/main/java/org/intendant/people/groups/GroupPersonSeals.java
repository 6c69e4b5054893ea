package org.intendant.people.groups;

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

/** The seals on who is in which group. */
@ApplicationScoped
public class GroupPersonSeals extends LinkSeals<GroupPerson> {

    @Inject
    Actors people;

    GroupPersonSeals() {
        super(GroupPerson.class);
    }

    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        sealOnce(Secrets.BORN_SEALED);
    }

    /** Seals those who are in the group and were not before. */
    void seal(Group group, Collection<Long> before) {
        seal(group.getId(), group.getPeople(), before);
    }

    @Override
    protected List<ForgedRow> said(List<GroupPerson> forged) {
        Map<Long, String> groups =
                names(forged.stream().map(GroupPerson::getGroupId).collect(Collectors.toSet()));
        Map<Long, String> names =
                people.names(forged.stream().map(GroupPerson::getPersonId).collect(Collectors.toSet()));
        return forged.stream()
                .map(row -> row(
                        row,
                        "group:" + row.getGroupId(),
                        groups.getOrDefault(row.getGroupId(), ""),
                        names.getOrDefault(row.getPersonId(), "somebody") + " is in it"))
                .toList();
    }

    private Map<Long, String> names(Set<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        em.createQuery("select g.id, g.name from PersonGroup g where g.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> names.put((Long) row[0], (String) row[1]));
        return names;
    }
}
