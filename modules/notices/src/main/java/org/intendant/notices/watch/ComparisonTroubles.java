package org.intendant.notices.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.plans.Target;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What differs from what is wanted, and what cannot be compared with it. */
@ApplicationScoped
class ComparisonTroubles implements Troubles {

    @Inject
    ComparisonRows rows;

    @Inject
    Clock clock;

    @Override
    public List<Trouble> now() {
        return rows.amiss(clock.instant()).stream()
                .map(amiss -> new Trouble(
                        amiss.state() == State.DIFFERS ? What.DIFFERS : What.NOT_COMPARED,
                        amiss.target(),
                        amiss.since(),
                        page(amiss.target()),
                        amiss.ignored()))
                .toList();
    }

    @Override
    public List<Target> watched(String letters, @Nullable Collection<String> among, int most) {
        return rows.named(letters, among, most);
    }

    private static String page(Target target) {
        return target.type().equals("server") ? "/servers/server.xhtml?id=" + target.id() : "/operations/drift.xhtml";
    }
}
