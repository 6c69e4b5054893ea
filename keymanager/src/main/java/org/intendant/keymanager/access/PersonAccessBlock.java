package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.PersonBlock;

/** Where somebody can log in, on his page. */
@ApplicationScoped
class PersonAccessBlock implements PersonBlock {

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 7;
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/person-access.xhtml";
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_PEOPLE)).isPresent();
    }
}
