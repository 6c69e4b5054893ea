package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Forwards in the navigation. */
@ApplicationScoped
class ForwardsEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Network";
    }

    @Override
    public String area() {
        return "port-forwards";
    }

    @Override
    public String word() {
        return "Port forwarding";
    }

    @Override
    public String icon() {
        return "pi-directions";
    }

    @Override
    public String href() {
        return "/portforwarding/forwards.xhtml";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }
}
