package org.intendant.notices.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What notices are explained by. */
@ApplicationScoped
class NoticesGuides implements Guides {

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "notices",
                "Notices",
                "What Intendant tells you by mail or webhook, how often, and how to mute it.",
                "pi-bell",
                "/notices/guide/notices.xhtml"));
    }
}
