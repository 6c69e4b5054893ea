package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;
import org.intendant.servers.ServerRole;

/** Host names on the pages of proxies and guests. */
@ApplicationScoped
class NamesBlock implements ServerBlock {

    @Override
    public int order() {
        return 32;
    }

    @Override
    public String title() {
        return "Host names";
    }

    @Override
    public String facelet() {
        return "/hostforwarding/parts/server-names.xhtml";
    }

    @Override
    public boolean visible(Server server) {
        return server.has(ServerRole.PROXY) || server.isGuest();
    }
}
