package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;

/** Accounts on the server's page: wanted beside found. */
@ApplicationScoped
class AccountsBlock implements ServerBlock {
    @Override
    public int order() {
        return 10;
    }

    @Override
    public String title() {
        return "Accounts";
    }

    @Override
    public String facelet() {
        return "/servers/parts/server-accounts.xhtml";
    }

    @Override
    public boolean visible(Server server) {
        return true;
    }
}
