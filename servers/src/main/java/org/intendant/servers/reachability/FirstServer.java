package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FirstStep;

/** The first thing that a fresh installation lacks. */
@ApplicationScoped
class FirstServer implements FirstStep {

    @Inject
    ServerChecks checks;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.ADD_SERVERS)).isPresent();
    }

    @Override
    public boolean done() {
        return !checks.counts().isEmpty();
    }

    @Override
    public String what() {
        return "Add your first server";
    }

    @Override
    public String detail() {
        return "Intendant connects over SSH, shows you the host key, and reads what the host is.";
    }

    @Override
    public String icon() {
        return "pi-server";
    }

    @Override
    public String href() {
        return "/servers/enrol.xhtml";
    }
}
