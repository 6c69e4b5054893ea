package org.intendant.samba.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.intendant.samba.shares.ShareHost;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.ShareUsers;
import org.intendant.samba.shares.Shares;
import org.intendant.servers.pages.ServerPage;
import org.jspecify.annotations.Nullable;

/** The shares of one server and their users, inside its page. */
@Named
@RequestScoped
public class ServerSharesPage {

    @Inject
    Shares shares;

    @Inject
    ShareUsers users;

    @Inject
    ServerPage page;

    public List<ShareRow> getRows() {
        return shares.of(page.getServer().id());
    }

    public List<ShareUsers.Row> getUsers() {
        return users.of(page.getServer().id());
    }

    /** Folder of all shares. */
    public String getBase() {
        return shares.base(page.getServer().id());
    }

    /** What was read of it, or null for never. */
    public @Nullable ShareHost getHost() {
        return shares.host(page.getServer().id()).orElse(null);
    }
}
