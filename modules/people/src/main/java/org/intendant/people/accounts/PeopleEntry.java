package org.intendant.people.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** People in the navigation. */
@ApplicationScoped
class PeopleEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Access";
    }

    @Override
    public String area() {
        return "people";
    }

    @Override
    public String word() {
        return "People";
    }

    @Override
    public String icon() {
        return "pi-users";
    }

    @Override
    public String href() {
        return "/people/people.xhtml";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_PEOPLE)).isPresent();
    }
}
