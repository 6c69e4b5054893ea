package org.intendant.operations.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FirstStep;

/** Once something is wanted, it is brought to the host and read back. */
@ApplicationScoped
class FirstApply implements FirstStep {

    @Inject
    DriftSummary summary;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean visible() {
        return actor.seesAll() && actor.get().may(Permission.APPLY_PLANS);
    }

    @Override
    public boolean done() {
        return summary.get().inSync() > 0;
    }

    @Override
    public String what() {
        return "Review the plan and apply it";
    }

    @Override
    public String detail() {
        return "You see every step before it runs. It turns green when the host was read back.";
    }

    @Override
    public String icon() {
        return "pi-list-check";
    }

    @Override
    public String href() {
        return "/operations/drift.xhtml";
    }
}
