package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import org.intendant.operations.Plans;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/** Plans one server's accounts on whatever thread there is, for the person who asked. */
@ApplicationScoped
class OnePlan {
    @Inject
    Plans plans;

    @Inject
    CurrentActor actor;

    @ActivateRequestContext
    PlanPanel of(Target target, Actor who) {
        actor.become(who);
        try {
            return PlanPanel.of(plans.plan(AccountPlanner.KIND, target));
        } catch (HostUnreachable | CommandFailed | Refused trouble) {
            return PlanPanel.none(target, String.valueOf(trouble.getMessage()));
        }
    }
}
