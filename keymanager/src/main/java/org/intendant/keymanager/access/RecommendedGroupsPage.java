package org.intendant.keymanager.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.intendant.keymanager.grants.Recommended;
import org.intendant.keymanager.grants.RecommendedGroups;
import org.intendant.web.Pages;

/** The groups with which most teams begin, as a block on the list of groups as long as there is none. */
@Named
@RequestScoped
public class RecommendedGroupsPage {

    @Inject
    RecommendedGroups groups;

    public List<Recommended> getOffered() {
        return groups.offered();
    }

    public void add() {
        groups.add(groups.offered());
        Pages.news("Added the groups. Say on their pages where they may log in.");
        Pages.open("/people/groups.xhtml");
    }
}
