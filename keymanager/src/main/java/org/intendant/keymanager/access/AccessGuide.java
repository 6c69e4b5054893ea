package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What who can log in where is explained by. */
@ApplicationScoped
class AccessGuide implements Guides {

    @Override
    public int order() {
        return 31;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "access",
                "Who can log in where",
                "Groups, grants, owners and keys of servers: what lets somebody in, and how to see it before it is saved.",
                "pi-sign-in",
                "/keymanager/guide/access.xhtml"));
    }
}
