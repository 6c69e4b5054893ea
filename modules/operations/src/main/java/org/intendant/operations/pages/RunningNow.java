package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.intendant.operations.RecentOperations;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.RunningWork;

/** How many operations run, for the top bar. */
@RequestScoped
class RunningNow implements RunningWork {

    @Inject
    CurrentActor actor;

    @Inject
    RecentOperations recent;

    private long count = -1;

    @Override
    public long count() {
        if (count < 0) {
            boolean may =
                    actor.find().map(who -> who.may(Permission.SEE_OPERATIONS)).orElse(false);
            count = may ? recent.running() : 0;
        }
        return count;
    }

    @Override
    public String href() {
        return "/operations/operations.xhtml?state=RUNNING";
    }
}
