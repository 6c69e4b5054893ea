package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.keymanager.grants.RecommendedGroups;
import org.intendant.people.GroupsBlock;

/** Offers the first groups, on the list of groups. */
@ApplicationScoped
class RecommendedGroupsBlock implements GroupsBlock {

    @Inject
    RecommendedGroups groups;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/recommended-groups.xhtml";
    }

    @Override
    public boolean visible() {
        return groups.mayAdd() && !groups.offered().isEmpty();
    }
}
