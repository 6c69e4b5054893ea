package org.intendant.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** How to read the overview. */
@ApplicationScoped
class OverviewGuide implements Guides {

    @Override
    public int order() {
        return 0;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "overview",
                "The overview, and how Intendant thinks",
                "What you want, what the host is, and why nothing is green before it was read back.",
                "pi-home",
                "/guide/overview.xhtml"));
    }
}
