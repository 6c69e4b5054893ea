package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.Proxies;
import org.intendant.hostforwarding.names.ProxyReading;
import org.intendant.servers.ServerRole;
import org.intendant.servers.pages.ServerPage;
import org.jspecify.annotations.Nullable;

/** The rules of one proxy, or those that lead to one guest, inside its page. */
@Named
@RequestScoped
public class ServerNamesPage {

    @Inject
    HostNames names;

    @Inject
    Proxies proxies;

    @Inject
    ServerPage page;

    public List<HostNameRow> getRows() {
        return names.of(page.getServer().id());
    }

    public boolean isProxy() {
        return page.getServer().has(ServerRole.PROXY);
    }

    /** What was read of it, or null for never. */
    public @Nullable ProxyReading getReading() {
        return proxies.reading(page.getServer().id()).orElse(null);
    }
}
