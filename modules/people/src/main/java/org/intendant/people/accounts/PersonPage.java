package org.intendant.people.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.PersonBlock;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.people.links.NewLink;
import org.intendant.people.links.OneTimeLinks;
import org.intendant.people.tokens.ApiToken;
import org.intendant.people.tokens.Tokens;
import org.intendant.plans.Target;
import org.intendant.web.Ids;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One person: the account, its tokens, and what features say about it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PersonPage implements Serializable {

    @Inject
    People people;

    @Inject
    OneTimeLinks links;

    @Inject
    Tokens tokens;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    @Inject
    @Any
    Instance<PersonBlock> blocks;

    @Inject
    HttpServletRequest request;

    private Person person;
    private PersonDraft draft;
    private @Nullable NewLink link;
    private @Nullable String typed;

    @PostConstruct
    void open() {
        show(Ids.of(request.getParameter("id"), "person"));
    }

    private void show(long id) {
        person = people.find(id);
        draft = PersonDraft.of(person);
    }

    public void save() {
        people.change(person.getId(), draft);
        show(person.getId());
        Pages.news("Saved " + person.getUsername() + ".");
    }

    public void disable() {
        change("Disable " + person.getUsername() + "?", people::disable);
    }

    public void enable() {
        change("Enable " + person.getUsername() + "?", people::enable);
    }

    private void change(String question, Change change) {
        long id = person.getId();
        before.save(new Target("person", id, person.getUsername()), question, () -> change.of(id), () -> show(id));
    }

    private interface Change extends Serializable {
        void of(long personId);
    }

    public void newLink() {
        link = links.make(person.getId());
    }

    public void revoke(long token) {
        tokens.revoke(person.getId(), token);
        Pages.news("Revoked the token.");
    }

    public void remove() {
        long id = person.getId();
        String name = person.getUsername();
        String confirmed = typed == null ? "" : typed;
        before.save(new Target("person", id, name), "Remove " + name + "?", () -> people.remove(id, confirmed), () -> {
            Pages.news("Removed " + name + ".");
            Pages.open("/people/people.xhtml");
        });
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_PEOPLE);
    }

    public boolean isMayAudit() {
        return actor.get().may(Permission.SEE_AUDIT);
    }

    public List<ApiToken> getTokens() {
        return isMayChange() ? tokens.of(person.getId()) : List.of();
    }

    public List<String> getInTheWay() {
        return isMayChange() ? people.dependents(person.getId()) : List.of();
    }

    public List<PersonBlock> getBlocks() {
        return blocks.stream()
                .filter(PersonBlock::visible)
                .sorted(Comparator.comparingInt(PersonBlock::order))
                .toList();
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }

    public Person getPerson() {
        return person;
    }

    public PersonDraft getDraft() {
        return draft;
    }

    public @Nullable NewLink getLink() {
        return link;
    }

    public @Nullable String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed;
    }
}
