package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;

/** Written files on the server's page. */
@ApplicationScoped
class FilesBlock implements ServerBlock {
    @Override
    public int order() {
        return 90;
    }

    @Override
    public String title() {
        return "Files";
    }

    @Override
    public String facelet() {
        return "/servers/parts/server-files.xhtml";
    }

    @Override
    public boolean visible(Server server) {
        return true;
    }
}
