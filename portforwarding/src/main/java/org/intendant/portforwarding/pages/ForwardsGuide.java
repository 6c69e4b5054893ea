package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of forwards are explained by. */
@ApplicationScoped
class ForwardsGuide implements Guides {

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "port-forwards",
                "Port forwarding",
                "How a public port of a hypervisor leads to a guest, and what happens on the host.",
                "pi-directions",
                "/portforwarding/guide/forwards.xhtml"));
    }
}
