package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.intendant.operations.store.OperationRows;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;

/** What runs now and what became of the work of the last 24 hours, as far as the caller may see it. */
@ApplicationScoped
public class RecentOperations {

    private static final int MOST_FAILED = 5;

    @Inject
    OperationRows rows;

    @Inject
    Visible visible;

    @Inject
    Clock clock;

    /** How many run now and how many ended within 24 hours; one statement. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Day day() {
        return rows.day(visible.mine(), yesterday());
    }

    /** The latest that failed or were lost within 24 hours, and that no later one repeats; at most five. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public List<Operation> failed() {
        return rows.list(
                visible.mine()
                        .and("o.state in ('FAILED', 'LOST') and o.ended > ?", yesterday())
                        .and("not exists (select 1 from operation r where r.retry_of = o.id)"),
                0,
                MOST_FAILED);
    }

    /** How many run or wait now. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public long running() {
        return rows.count(visible.mine().and("o.state = 'RUNNING' or o.state = 'WAITING'"));
    }

    private Instant yesterday() {
        return clock.instant().minus(Duration.ofHours(24));
    }

    /** What happened within 24 hours, and what runs or waits now. */
    public record Day(long running, long failed, long succeeded) {}
}
