package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** Forwards, for Ctrl+K: by port, guest and comment. */
@ApplicationScoped
class ForwardsTarget implements JumpTarget {

    private static final int SHORTEST = 2;
    private static final int MOST = 20;

    @Inject
    PortForwards forwards;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Port forwarding";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Jump> find(Sought sought) {
        boolean may =
                actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
        return may && sought.text().length() >= SHORTEST
                ? sought.best(
                        forwards.page(new Query(sought.text(), Map.of(), "", false, 0, MOST))
                                .rows(),
                        forward -> FoundBy.of(forward.name(), forward.comment(), forward.guest()),
                        ForwardsTarget::jump)
                : List.of();
    }

    private static Jump jump(PortForwardRow forward) {
        return Jump.to(
                forward.name() + " to " + forward.guest(),
                forward.hypervisor() + (forward.comment().isEmpty() ? "" : " · " + forward.comment()),
                "pi-directions",
                "/servers/server.xhtml?id=" + forward.hypervisorId() + "#ports");
    }
}
