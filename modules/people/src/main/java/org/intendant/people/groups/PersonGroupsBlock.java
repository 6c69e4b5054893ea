package org.intendant.people.groups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.PersonBlock;

/** The groups that a person is in, on his page. */
@ApplicationScoped
class PersonGroupsBlock implements PersonBlock {

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String facelet() {
        return "/people/parts/person-groups.xhtml";
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_GROUPS)).isPresent();
    }
}
