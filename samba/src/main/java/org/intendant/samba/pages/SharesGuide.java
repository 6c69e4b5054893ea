package org.intendant.samba.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of shares are explained by. */
@ApplicationScoped
class SharesGuide implements Guides {

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "shares",
                "Shares",
                "How a folder of a file server is shared, with whom, and what happens on the host.",
                "pi-folder-open",
                "/samba/guide/shares.xhtml"));
    }
}
