package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.PersonBlock;

/** Somebody's keys, on his page. */
@ApplicationScoped
class PersonKeysBlock implements PersonBlock {

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/person-keys.xhtml";
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_PEOPLE)).isPresent();
    }
}
