package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** This module's lines in the side navigation. */
@ApplicationScoped
class ServersEntry {
    @Inject
    CurrentActor actor;

    @Produces
    NavigationEntry servers() {
        return new Entry(
                "Fleet",
                "servers",
                "Servers",
                "pi-server",
                "/servers/servers.xhtml",
                100,
                Permission.SEE_SERVERS,
                actor);
    }

    @Produces
    NavigationEntry command() {
        return new Entry(
                "Fleet", "run", "Run a command", "pi-code", "/servers/run.xhtml", 180, Permission.RUN_COMMANDS, actor);
    }

    @Produces
    NavigationEntry accounts() {
        return new Entry(
                "Access",
                "accounts",
                "Accounts",
                "pi-id-card",
                "/servers/accounts.xhtml",
                200,
                Permission.SEE_SERVERS,
                actor);
    }

    private record Entry(
            String group,
            String area,
            String word,
            String icon,
            String href,
            int order,
            Permission permission,
            CurrentActor actor)
            implements NavigationEntry {
        @Override
        public boolean visible() {
            return actor.find().filter(who -> who.may(permission)).isPresent();
        }
    }
}
