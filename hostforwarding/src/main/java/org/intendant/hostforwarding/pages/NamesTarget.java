package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** Host names, for Ctrl+K: by name, guest and comment. */
@ApplicationScoped
class NamesTarget implements JumpTarget {

    private static final int SHORTEST = 2;
    private static final int MOST = 20;

    @Inject
    HostNames names;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Host names";
    }

    @Override
    public int order() {
        return 42;
    }

    @Override
    public List<Jump> find(Sought sought) {
        boolean may =
                actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
        return may && sought.text().length() >= SHORTEST
                ? sought.best(
                        names.page(new Query(sought.text(), Map.of(), "", false, 0, MOST))
                                .rows(),
                        rule -> FoundBy.of(rule.domains(), rule.comment(), rule.guest()),
                        NamesTarget::jump)
                : List.of();
    }

    private static Jump jump(HostNameRow rule) {
        return Jump.to(
                rule.name() + " to " + rule.guest(),
                rule.proxy() + (rule.comment().isEmpty() ? "" : " · " + rule.comment()),
                "pi-globe",
                "/servers/server.xhtml?id=" + rule.proxyId() + "#names");
    }
}
