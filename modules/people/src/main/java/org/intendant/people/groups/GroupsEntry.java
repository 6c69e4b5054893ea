package org.intendant.people.groups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Groups in the navigation. */
@ApplicationScoped
class GroupsEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Access";
    }

    @Override
    public String area() {
        return "groups";
    }

    @Override
    public String word() {
        return "Groups";
    }

    @Override
    public String icon() {
        return "pi-address-book";
    }

    @Override
    public String href() {
        return "/people/groups.xhtml";
    }

    @Override
    public int order() {
        return 510;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_GROUPS)).isPresent();
    }
}
