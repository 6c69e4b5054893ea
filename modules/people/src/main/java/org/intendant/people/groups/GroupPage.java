package org.intendant.people.groups;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intendant.people.CurrentActor;
import org.intendant.people.GroupBlock;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.plans.Target;
import org.intendant.web.Ids;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One group: who is in it, whose it is, and what features say about it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class GroupPage implements Serializable {

    @Inject
    Groups groups;

    @Inject
    People people;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    @Inject
    @Any
    Instance<GroupBlock> blocks;

    @Inject
    HttpServletRequest request;

    private Group group;
    private GroupDraft draft;
    private List<Person> members = List.of();
    private HashSet<Long> strangers = new HashSet<>();
    private String ownerName = "";
    private boolean genuine;
    private @Nullable String owner;
    private List<String> joining = new ArrayList<>();
    private @Nullable String typed;

    @PostConstruct
    void open() {
        show(Ids.of(request.getParameter("id"), "group"));
    }

    private void show(long id) {
        group = groups.find(id);
        draft = GroupDraft.of(group);
        members = groups.people(id);
        strangers = new HashSet<>(groups.forged(id));
        ownerName = people.names(Set.of(group.getOwnerId())).getOrDefault(group.getOwnerId(), "");
        owner = ownerName;
        joining = new ArrayList<>();
        genuine = groups.genuine(id);
    }

    /** Saves name and owner; the people stay who they are. Asks first where that lets somebody in again. */
    public void save() {
        long id = group.getId();
        String named = owner == null ? "" : owner;
        draft.setOwnerId(new GroupPeople(people)
                .ids("ownerId", List.of(named))
                .iterator()
                .next());
        before.save(target(), "Save " + group.getName() + "?", () -> groups.change(id, draft), () -> saved(id));
    }

    private void saved(long id) {
        show(id);
        Pages.news("Saved " + group.getName() + ".");
    }

    public void join() {
        long id = group.getId();
        ArrayList<Long> ids = new ArrayList<>(new GroupPeople(people).ids("people", joining));
        before.save(
                target(),
                "Add " + String.join(", ", joining) + " to " + group.getName() + "?",
                () -> groups.join(id, ids),
                () -> show(id));
    }

    public void leave(long personId) {
        long id = group.getId();
        before.save(
                target(),
                "Take somebody out of " + group.getName() + "?",
                () -> groups.leave(id, personId),
                () -> show(id));
    }

    private Target target() {
        return new Target("group", group.getId(), group.getName());
    }

    public void remove() {
        groups.remove(group.getId(), typed == null ? "" : typed);
        Pages.news("Removed the group " + group.getName() + ".");
        Pages.open("/people/groups.xhtml");
    }

    /** User names for the inputs. */
    public List<String> complete(String words) {
        return new GroupPeople(people).matching(words);
    }

    /** Whether whoever looks may rename it, choose its owner and remove it. */
    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_GROUPS);
    }

    /** Whether whoever looks may change who is in it. */
    public boolean isMayChange() {
        return isMayAdd()
                || (genuine
                        && actor.get().may(Permission.CHANGE_GROUPS)
                        && group.isOwnedBy(actor.get().personId()));
    }

    public boolean isMayAudit() {
        return actor.get().may(Permission.SEE_AUDIT);
    }

    public List<String> getInTheWay() {
        return groups.dependents(group.getId());
    }

    public List<GroupBlock> getBlocks() {
        return blocks.stream()
                .filter(GroupBlock::visible)
                .sorted(Comparator.comparingInt(GroupBlock::order))
                .toList();
    }

    public Group getGroup() {
        return group;
    }

    public GroupDraft getDraft() {
        return draft;
    }

    public List<Person> getMembers() {
        return members;
    }

    /** Whether he stands in it by a row of the database that Intendant did not write. */
    public boolean isStranger(Person person) {
        return strangers.contains(person.getId());
    }

    /** Whether its name and owner are as Intendant wrote them. */
    public boolean isGenuine() {
        return genuine;
    }

    public String getOwnerName() {
        return ownerName;
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner;
    }

    public List<String> getJoining() {
        return joining;
    }

    public void setJoining(@Nullable List<String> joining) {
        this.joining = joining == null ? new ArrayList<>() : new ArrayList<>(joining);
    }

    public @Nullable String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed;
    }
}
