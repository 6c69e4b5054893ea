package org.intendant.people.groups;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of groups are explained by. */
@ApplicationScoped
class GroupGuides implements Guides {

    @Override
    public int order() {
        return 31;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "groups",
                "Groups",
                "People under one name, whose business that is, and what a group is not.",
                "pi-address-book",
                "/people/guide/groups.xhtml"));
    }
}
