package org.intendant.samba.pages;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;
import org.intendant.servers.ServerRole;

/** Shares on the pages of file servers. */
@ApplicationScoped
class SharesBlock implements ServerBlock {

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String title() {
        return "Shares";
    }

    @Override
    public String facelet() {
        return "/samba/parts/server-shares.xhtml";
    }

    @Override
    public boolean visible(Server server) {
        return server.has(ServerRole.SAMBA);
    }
}
