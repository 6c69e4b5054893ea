package org.intendant.servers.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the map is explained by. */
@ApplicationScoped
class MapGuide implements Guides {
    @Override
    public int order() {
        return 12;
    }

    @Override
    public List<Guide> guides() {
        return List.of(new Guide(
                "map",
                "Map",
                "What the tiles say, and how to narrow hundreds of them to those that need you.",
                "pi-sitemap",
                "/servers/guide/map.xhtml"));
    }
}
