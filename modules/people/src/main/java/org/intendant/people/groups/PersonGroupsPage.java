package org.intendant.people.groups;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** The groups that a person is in, as a block on his page: taken out and put in there. */
@Named
@ViewScoped
public class PersonGroupsPage implements Serializable {

    private static final int OFFERED = 20;

    @Inject
    Groups groups;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    /** As this view shows them: what is pressed is what was seen. */
    private final Map<Long, List<GroupRow>> shown = new HashMap<>();

    private List<String> chosen = new ArrayList<>();

    public List<GroupRow> of(long personId) {
        return shown.computeIfAbsent(
                personId,
                id -> groups.page(new Query("", Map.of("person", id.toString()), "", false, 0, Query.MOST))
                        .rows());
    }

    /** Names of groups that whoever looks may put somebody into. */
    public List<String> complete(String typed) {
        Map<String, String> theirs = isMayAll()
                ? Map.of()
                : Map.of("owner", Objects.toString(actor.get().personId(), "0"));
        return groups.page(new Query(typed, theirs, "", false, 0, OFFERED)).rows().stream()
                .map(GroupRow::name)
                .toList();
    }

    public void join(long personId) {
        ArrayList<Long> ids = new ArrayList<>(chosen.stream().map(this::id).toList());
        before.save(
                person(personId),
                "Put into " + String.join(", ", chosen) + "?",
                () -> ids.forEach(group -> groups.join(group, List.of(personId))),
                this::changed);
    }

    private long id(String name) {
        return groups.page(Query.matching(name)).rows().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .map(GroupRow::id)
                .orElseThrow(() -> new Refused("groups", "There is no group called “" + name + "”."));
    }

    public void leave(long groupId, long personId) {
        before.save(person(personId), "Take out of this group?", () -> groups.leave(groupId, personId), this::changed);
    }

    private static Target person(long id) {
        return new Target("person", id, "");
    }

    private void changed() {
        chosen = new ArrayList<>();
        shown.clear();
    }

    /** Whether whoever looks may take people out of this group. */
    public boolean mayChange(GroupRow group) {
        return isMayAll() || (isMaySome() && Objects.equals(actor.get().personId(), group.ownerId()));
    }

    private boolean isMayAll() {
        return actor.get().may(Permission.ADD_GROUPS);
    }

    /** Whether whoever looks may put people into groups, be it his own only. */
    public boolean isMaySome() {
        return actor.get().may(Permission.CHANGE_GROUPS);
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable List<String> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }
}
