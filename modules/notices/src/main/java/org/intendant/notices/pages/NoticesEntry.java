package org.intendant.notices.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Notices in the navigation, for administrators; everybody else comes from the own profile. */
@ApplicationScoped
class NoticesEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Administration";
    }

    @Override
    public String area() {
        return "notices";
    }

    @Override
    public String word() {
        return "Notices";
    }

    @Override
    public String icon() {
        return "pi-bell";
    }

    @Override
    public String href() {
        return "/notices/notices.xhtml";
    }

    @Override
    public int order() {
        return 920;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SET_UP_NOTICES)).isPresent();
    }
}
