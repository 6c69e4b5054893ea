package org.intendant.people.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.people.links.NewLink;
import org.intendant.people.links.OneTimeLinks;
import org.jspecify.annotations.Nullable;

/** Adds a person and shows, once, the link to hand over. */
@Named
@ViewScoped
public class NewPersonPage implements Serializable {

    @Inject
    People people;

    @Inject
    OneTimeLinks links;

    private PersonDraft draft = new PersonDraft();
    private @Nullable Person added;
    private @Nullable NewLink link;

    /** Refused at once to those who may not add anybody. */
    @PostConstruct
    void open() {
        draft = people.draft();
    }

    public void add() {
        draft.setRole(draft.roleOr(Role.MEMBER));
        Person person = people.add(draft);
        link = links.make(person.getId());
        added = person;
    }

    public PersonDraft getDraft() {
        return draft;
    }

    public List<Role> getRoles() {
        return List.of(Role.MEMBER, Role.VIEWER, Role.OPERATOR, Role.ADMIN);
    }

    /** Who was added, once that is so. */
    public @Nullable Person getAdded() {
        return added;
    }

    public @Nullable NewLink getLink() {
        return link;
    }
}
