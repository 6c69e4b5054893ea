package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.intendant.portforwarding.forwards.PortForwardHost;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.portforwarding.forwards.ProxyOffers;
import org.intendant.servers.ServerRole;
import org.intendant.servers.pages.ServerPage;
import org.jspecify.annotations.Nullable;

/** The forwards of one hypervisor, or those that lead to one guest, inside its page. */
@Named
@RequestScoped
public class ServerForwardsPage {

    @Inject
    PortForwards forwards;

    @Inject
    ProxyOffers offers;

    @Inject
    ServerPage page;

    public List<PortForwardRow> getRows() {
        return forwards.of(page.getServer().id());
    }

    public boolean isHypervisor() {
        return page.getServer().has(ServerRole.HYPERVISOR);
    }

    /** What was read of it, or null for never. */
    public @Nullable PortForwardHost getHost() {
        return forwards.host(page.getServer().id()).orElse(null);
    }

    /** Name of the proxy guest that could get 80 and 443, or empty. */
    public String getOffer() {
        return offers.of(page.getServer().id()).orElse("");
    }
}
