package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What servers that fetch their keys are explained by. */
@ApplicationScoped
class PullsGuide implements Guides {

    @Override
    public int order() {
        return 33;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "fetching",
                "Fetching keys",
                "Servers that take their keys from Intendant by themselves, signed, and report what stands there: silence is the alarm.",
                "pi-download",
                "/keymanager/guide/fetching.xhtml"));
    }
}
