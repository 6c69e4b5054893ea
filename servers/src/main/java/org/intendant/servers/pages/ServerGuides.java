package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.intendant.web.Guide;
import org.intendant.web.Guides;

/** What the pages of servers, accounts and commands are explained by. */
@ApplicationScoped
class ServerGuides implements Guides {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Guide> guides() {
        return List.of(
                new Guide(
                        "servers",
                        "Servers",
                        "How a host becomes a server here, and what Intendant does with it.",
                        "pi-server",
                        "/servers/guide/servers.xhtml"),
                new Guide(
                        "accounts",
                        "Accounts",
                        "Which logins shall exist on which server.",
                        "pi-id-card",
                        "/servers/guide/accounts.xhtml"),
                new Guide(
                        "run",
                        "Running a command",
                        "One command on many servers, watched live, and proof when it is cancelled.",
                        "pi-code",
                        "/servers/guide/run.xhtml"));
    }
}
