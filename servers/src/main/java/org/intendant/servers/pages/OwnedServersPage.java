package org.intendant.servers.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.web.Query;

/** The servers that a person owns, as a block on his page. */
@Named
@RequestScoped
public class OwnedServersPage {
    @Inject
    Servers servers;

    public List<ServerRow> of(long personId) {
        return servers.page(new Query("", Map.of("owner", Long.toString(personId)), "", false, 0, Query.MOST))
                .rows();
    }
}
