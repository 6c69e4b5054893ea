package org.intendant.servers.jump;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** What Ctrl+K offers to do with servers, to those who may. */
@ApplicationScoped
class ServersDeeds implements JumpTarget {
    private static final Jump ADD = Jump.to("Add a server", "", "pi-plus", "/servers/enrol.xhtml");
    private static final Jump RUN = Jump.to("Run a command", "", "pi-code", "/servers/run.xhtml");
    private static final Jump CHECK = Jump.doing(
            "Check all servers",
            "pi-refresh",
            "/api/v1/servers/check",
            "Every server is being checked. Pages show what was found as it comes in.");

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return sought.best(suggested(), deed -> FoundBy.of(deed.word()), deed -> deed);
    }

    @Override
    public List<Jump> suggested() {
        List<Jump> deeds = new ArrayList<>();
        if (may(Permission.ADD_SERVERS)) {
            deeds.add(ADD);
        }
        if (may(Permission.RUN_COMMANDS)) {
            deeds.add(RUN);
        }
        if (may(Permission.APPLY_PLANS) && actor.seesAll()) {
            deeds.add(CHECK);
        }
        return deeds;
    }

    private boolean may(Permission permission) {
        return actor.find().filter(who -> who.may(permission)).isPresent();
    }
}
