package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Servers that fetch their keys, in the navigation. */
@ApplicationScoped
class PullsEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Access";
    }

    @Override
    public String area() {
        return "fetching";
    }

    @Override
    public String word() {
        return "Fetching keys";
    }

    @Override
    public String icon() {
        return "pi-download";
    }

    @Override
    public String href() {
        return PullsCard.PAGE;
    }

    @Override
    public int order() {
        return 518;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_SERVERS)).isPresent();
    }
}
