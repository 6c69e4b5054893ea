package org.intendant.keymanager.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.people.groups.GroupRow;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.web.ByName;
import org.intendant.web.Query;

/** A group by its name, in fields that offer those that match. */
@Named
@RequestScoped
public class GroupNamed extends ByName {

    private static final int OFFERED = 20;

    @Inject
    Groups groups;

    /** Names of groups that hold what somebody typed. */
    public List<String> complete(String typed) {
        return groups.page(new Query(typed, Map.of(), "", false, 0, OFFERED)).rows().stream()
                .map(GroupRow::name)
                .toList();
    }

    @Override
    protected Optional<Long> key(String typed) {
        return groups.page(Query.matching(typed)).rows().stream()
                .filter(group -> group.name().equals(typed))
                .map(GroupRow::id)
                .findFirst();
    }

    @Override
    protected Optional<String> name(long key) {
        try {
            return Optional.of(groups.find(key).getName());
        } catch (Refused gone) {
            return Optional.empty();
        }
    }

    @Override
    protected String nothing(String typed) {
        return "There is no group called “" + typed.strip() + "”.";
    }
}
