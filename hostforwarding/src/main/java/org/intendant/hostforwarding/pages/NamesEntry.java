package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Host names in the navigation. */
@ApplicationScoped
class NamesEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Network";
    }

    @Override
    public String area() {
        return "host-names";
    }

    @Override
    public String word() {
        return "Host names";
    }

    @Override
    public String icon() {
        return "pi-globe";
    }

    @Override
    public String href() {
        return "/hostforwarding/names.xhtml";
    }

    @Override
    public int order() {
        return 310;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }
}
