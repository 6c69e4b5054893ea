package org.intendant.servers.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** Servers, for Ctrl+K: by name, name at the keymanager, title, addresses and tags. Members find those that they own. */
@ApplicationScoped
class ServersTarget implements JumpTarget {
    @Inject
    ServerIndex index;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Servers";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return may() ? sought.best(seen(index.all()), IndexedServer::texts, IndexedServer::jump) : List.of();
    }

    /** Asked while the person begins to type: the index is then up to date for the first letter. */
    @Override
    public Map<String, Jump> opened(Collection<String> hrefs) {
        return may()
                ? seen(index.of(Jump.keys(IndexedServer.PAGE, hrefs))).stream()
                        .map(IndexedServer::jump)
                        .collect(Collectors.toMap(Jump::href, jump -> jump))
                : Map.of();
    }

    private Collection<IndexedServer> seen(Collection<IndexedServer> servers) {
        if (actor.seesAll()) {
            return servers;
        }
        Set<String> owned = actor.ownedKeys();
        return servers.stream().filter(server -> owned.contains(server.key())).toList();
    }

    private boolean may() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }
}
