package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** What every planner last found on every target, each with its age. Planned regularly, in the background, once for all. */
@ApplicationScoped
public class Comparisons {

    /** Everything that was compared on this target, by the planners' titles. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Comparison> of(Target target) {
        throw new UnsupportedOperationException("to be built");
    }

    /** How targets stand, by their {@link Target#key()}, in one statement. A target without any comparison is left out. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<String, Standing> standings(Collection<String> targetKeys) {
        throw new UnsupportedOperationException("to be built");
    }

    /** What differs or is unknown (or all, filter {@code state=all}), for the drift page; members see owned targets. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<Comparison> page(Query query) {
        throw new UnsupportedOperationException("to be built");
    }

    /** Counts of targets over all that the caller may see, in one statement. */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public Summary summary() {
        throw new UnsupportedOperationException("to be built");
    }

    /** Has this target compared by every planner as soon as this transaction is committed. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void compareSoon(Target target) {
        throw new UnsupportedOperationException("to be built");
    }

    /** Has every target compared now. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public void compareAllSoon() {
        throw new UnsupportedOperationException("to be built");
    }

    /** Forgets what was found on a target that is being removed. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void forget(Target target) {
        throw new UnsupportedOperationException("to be built");
    }

    /**
     * Targets by their standing.
     *
     * @param oldest when the oldest comparison was made, or null when one is missing or there is none
     */
    public record Summary(
            long inSync,
            long differ,
            long unknown,
            @Nullable Instant oldest) {

        public long total() {
            return inSync + differ + unknown;
        }
    }
}
