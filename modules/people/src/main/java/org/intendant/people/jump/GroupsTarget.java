package org.intendant.people.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.groups.GroupRow;
import org.intendant.people.groups.Groups;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** Groups of people, for Ctrl+K: by name, and by who owns them. */
@ApplicationScoped
class GroupsTarget implements JumpTarget {

    private static final String PAGE = "/people/group.xhtml?id=";

    @Inject
    Groups groups;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Groups";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return may()
                ? sought.best(all(), group -> FoundBy.of(group.name(), group.owner()), GroupsTarget::jump)
                : List.of();
    }

    @Override
    public Map<String, Jump> opened(Collection<String> hrefs) {
        List<Long> ids = Jump.keys(PAGE, hrefs);
        return ids.isEmpty() || !may()
                ? Map.of()
                : all().stream()
                        .filter(group -> ids.contains(group.id()))
                        .map(GroupsTarget::jump)
                        .collect(Collectors.toMap(Jump::href, jump -> jump));
    }

    private List<GroupRow> all() {
        return groups.page(Query.all()).rows();
    }

    private boolean may() {
        return actor.find().filter(who -> who.may(Permission.SEE_GROUPS)).isPresent();
    }

    private static Jump jump(GroupRow group) {
        return Jump.to(
                group.name(),
                group.people() == 1 ? "1 person" : group.people() + " people",
                "pi-address-book",
                PAGE + group.id());
    }
}
