package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intendant.operations.Comparisons.Summary;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.OperationRows;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.web.Measured;

/** How many operations there are, and how servers stand against what is wanted, in two statements. */
@ApplicationScoped
class OperationsMeasured implements Measured {

    @Inject
    OperationRows operations;

    @Inject
    ComparisonRows comparisons;

    @Override
    public List<Measure> measures() {
        Summary summary = comparisons.summary(Filter.none());
        return List.of(
                Measure.gauge(
                        "intendant_operations",
                        "Operations in the database, by kind and state; those that are over go after INTENDANT_KEEP_DAYS.",
                        operations.counts().stream()
                                .map(count -> new Value(
                                        Map.of("kind", count.kind(), "state", word(count.state())), count.number()))
                                .toList()),
                Measure.gauge(
                        "intendant_servers_by_state",
                        "Servers that are compared with what is wanted, by the worst of their comparisons.",
                        List.of(
                                state("in_sync", summary.inSync()),
                                state("differs", summary.differ()),
                                state("unknown", summary.unknown()))));
    }

    private static Value state(String state, long number) {
        return new Value(Map.of("state", state), number);
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
