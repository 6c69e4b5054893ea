package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;

/** Who can log in on a server and which keys its accounts have, on its page. */
@ApplicationScoped
class ServerAccessBlock implements ServerBlock {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String title() {
        return "Access";
    }

    @Override
    public String facelet() {
        return "/keymanager/parts/server-access.xhtml";
    }

    @Override
    public boolean visible(Server server) {
        return true;
    }
}
