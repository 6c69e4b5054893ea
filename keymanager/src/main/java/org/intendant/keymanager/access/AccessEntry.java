package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Who can log in where, in the navigation. */
@ApplicationScoped
class AccessEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Access";
    }

    @Override
    public String area() {
        return "access";
    }

    @Override
    public String word() {
        return "Who can log in where";
    }

    @Override
    public String icon() {
        return "pi-sign-in";
    }

    @Override
    public String href() {
        return "/keymanager/access.xhtml";
    }

    @Override
    public int order() {
        return 515;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_ACCESS)).isPresent();
    }
}
