package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;
import org.intendant.servers.ServerRole;

/** Forwards on the pages of hypervisors and guests. */
@ApplicationScoped
class ForwardsBlock implements ServerBlock {

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String title() {
        return "Ports";
    }

    @Override
    public String facelet() {
        return "/portforwarding/parts/server-forwards.xhtml";
    }

    @Override
    public boolean visible(Server server) {
        return server.has(ServerRole.HYPERVISOR) || server.isGuest();
    }
}
