package org.intendant.notices.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.operations.life.Planners;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.intendant.web.State;

/** What differs from what is wanted, and what cannot be compared with it. */
@ApplicationScoped
class ComparisonTroubles implements Troubles {

    @Inject
    ComparisonRows rows;

    @Inject
    Planners planners;

    @Override
    public List<Trouble> now() {
        return rows.amiss().stream()
                .map(amiss -> new Trouble(
                        amiss.state() == State.DIFFERS ? What.DIFFERS : What.NOT_COMPARED,
                        amiss.target(),
                        amiss.since(),
                        page(amiss.target())))
                .toList();
    }

    @Override
    public Stream<Target> watched() {
        return planners.all().stream().flatMap(Planner::targets);
    }

    private static String page(Target target) {
        return target.type().equals("server") ? "/servers/server.xhtml?id=" + target.id() : "/operations/drift.xhtml";
    }
}
