package org.intendant.people.groups;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Adds a group of people. */
@Named
@ViewScoped
public class NewGroupPage implements Serializable {

    @Inject
    Groups groups;

    @Inject
    People people;

    @Inject
    CurrentActor actor;

    private GroupDraft draft = new GroupDraft();
    private @Nullable String owner;
    private List<String> chosen = new ArrayList<>();

    /** Refused at once to those who may not add one. */
    @PostConstruct
    void open() {
        draft = groups.draft();
        owner = actor.get().name();
    }

    public void add() {
        GroupPeople known = new GroupPeople(people);
        draft.setOwnerId(
                owner == null
                        ? null
                        : known.ids("ownerId", List.of(owner)).iterator().next());
        draft.setPeople(List.copyOf(known.ids("people", chosen)));
        Group group = groups.add(draft);
        Pages.news("Added the group " + group.getName() + ".");
        Pages.open("/people/group.xhtml?id=" + group.getId());
    }

    /** User names for the inputs. */
    public List<String> complete(String typed) {
        return new GroupPeople(people).matching(typed);
    }

    public GroupDraft getDraft() {
        return draft;
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable List<String> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }
}
