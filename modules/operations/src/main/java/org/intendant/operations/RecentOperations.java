package org.intendant.operations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.operations.store.OperationRows;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;

/** What runs now and what became of the work of the last 24 hours, as far as the caller may see it. */
@ApplicationScoped
public class RecentOperations {

    private static final int MOST_FAILED = 5;
    private static final int MOST_TITLED = 500;
    private static final int MOST_UNDERWAY = 2000;

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

    /** The latest, newest first and at most five hundred, and these whenever they were: to search in as somebody types. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public List<TitledOperation> titled(Collection<Long> numbers) {
        return Stream.concat(numbered(numbers).stream(), rows.titled(visible.mine(), MOST_TITLED).stream())
                .distinct()
                .toList();
    }

    /** These, as far as the caller may see them; in one statement. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public List<TitledOperation> numbered(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : rows.titled(
                        visible.mine()
                                .and(
                                        "o.id in (" + String.join(", ", Collections.nCopies(numbers.size(), "?")) + ")",
                                        numbers.toArray()),
                        numbers.size());
    }

    /** What runs or waits now, by the key of each target on which it is not at its end; at most two thousand, one statement. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Map<String, List<TitledOperation>> underway() {
        return rows.underway(visible.mine(), MOST_UNDERWAY).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private Instant yesterday() {
        return clock.instant().minus(Duration.ofHours(24));
    }

    /** What happened within 24 hours, and what runs or waits now. */
    public record Day(long running, long failed, long succeeded) {}
}
