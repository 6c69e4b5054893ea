package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.PersonBlock;

/** The servers that a person owns, on his page. */
@ApplicationScoped
class OwnedServersBlock implements PersonBlock {
    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String facelet() {
        return "/servers/parts/owned-servers.xhtml";
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }
}
