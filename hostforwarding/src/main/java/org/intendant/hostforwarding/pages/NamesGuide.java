package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of host names are explained by. */
@ApplicationScoped
class NamesGuide implements Guides {

    @Override
    public int order() {
        return 42;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "host-names",
                "Host names",
                "How a host name leads to a guest, with HTTPS and more, and what happens on the proxy.",
                "pi-globe",
                "/hostforwarding/guide/names.xhtml"));
    }
}
