package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FoundBy;
import org.intendant.web.Jump;
import org.intendant.web.JumpTarget;
import org.intendant.web.Query;
import org.intendant.web.Sought;

/** What was taken, for Ctrl+K: by what happened. */
@ApplicationScoped
class RevocationsTarget implements JumpTarget {

    private static final int SHORTEST = 3;
    private static final int MOST = 20;

    @Inject
    Revocations revocations;

    @Inject
    CurrentActor actor;

    @Override
    public String title() {
        return "Revocations";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public List<Jump> find(Sought sought) {
        boolean may = actor.find().filter(who -> who.may(Permission.SEE_ACCESS)).isPresent();
        return may && sought.text().length() >= SHORTEST
                ? sought.best(
                        revocations
                                .page(new Query(sought.text(), Map.of(), "", false, 0, MOST))
                                .rows(),
                        row -> FoundBy.of(row.what(), row.actor()),
                        RevocationsTarget::jump)
                : List.of();
    }

    private static Jump jump(RevocationRow row) {
        return Jump.to(row.what(), row.counts().words(), "pi-stopwatch", row.href());
    }
}
