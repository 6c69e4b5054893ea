package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.GroupBlock;
import org.intendant.people.Permission;

/** What a group has and where it may log in, on its page. */
@ApplicationScoped
class GroupAccessBlock implements GroupBlock {

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/group-access.xhtml";
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_GROUPS)).isPresent();
    }
}
