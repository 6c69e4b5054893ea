package org.intendant.people.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** People, for Ctrl+K: by user name, name and e-mail. */
@ApplicationScoped
class PeopleTarget implements JumpTarget {

    private static final String PAGE = "/people/person.xhtml?id=";

    @Inject
    Everybody everybody;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "People";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return may() ? sought.best(everybody.all(), PeopleTarget::texts, PeopleTarget::jump) : List.of();
    }

    @Override
    public Map<String, Jump> opened(Collection<String> hrefs) {
        List<Long> ids = Jump.keys(PAGE, hrefs);
        return ids.isEmpty() || !may()
                ? Map.of()
                : everybody.all().stream()
                        .filter(person -> ids.contains(person.id()))
                        .map(PeopleTarget::jump)
                        .collect(Collectors.toMap(Jump::href, jump -> jump));
    }

    private boolean may() {
        return actor.find().filter(who -> who.may(Permission.SEE_PEOPLE)).isPresent();
    }

    private static FoundBy texts(NamedPerson person) {
        return FoundBy.of(person.displayName(), person.username(), person.email());
    }

    private static Jump jump(NamedPerson person) {
        String called = person.displayName().equals(person.username()) ? "" : person.username() + " · ";
        return Jump.to(
                person.displayName(),
                called + (person.active() ? person.role().getWord() : "Disabled"),
                "pi-user",
                PAGE + person.id());
    }
}
