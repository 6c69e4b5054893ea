package org.intendant.operations.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Sought;

/** What Ctrl+K offers to do with plans: to look again whether hosts are as wanted. */
@ApplicationScoped
class OperationsDeeds implements JumpTarget {

    private static final Jump COMPARE = Jump.doing(
            "Compare everything with what is wanted",
            "pi-sync",
            "/api/v1/comparisons/compare",
            "Everything is being compared. Pages show what was found as it comes in.");

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Do";
    }

    @Override
    public int order() {
        return 74;
    }

    @Override
    public List<Jump> find(Sought sought) {
        return sought.best(suggested(), deed -> FoundBy.of(deed.word(), "drift"), deed -> deed);
    }

    @Override
    public List<Jump> suggested() {
        return actor.find().filter(who -> who.may(Permission.APPLY_PLANS)).isPresent() ? List.of(COMPARE) : List.of();
    }
}
