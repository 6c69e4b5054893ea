package org.intendant.servers.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** The map in the navigation, beside the list of servers. */
@ApplicationScoped
class MapEntry implements NavigationEntry {
    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Fleet";
    }

    @Override
    public String area() {
        return "map";
    }

    @Override
    public String word() {
        return "Map";
    }

    @Override
    public String icon() {
        return "pi-sitemap";
    }

    @Override
    public String href() {
        return "/servers/map.xhtml";
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }
}
