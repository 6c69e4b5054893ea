package org.intendant.application.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.intendant.data.AfterCommit;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.WhenEnded;

/** How long operations took that ended on this server since its start, from the first worker's beginning to the end. */
@ApplicationScoped
class OperationDurations implements WhenEnded {

    @Inject
    AfterCommit afterCommit;

    private final Histogram histogram = Histogram.builder()
            .name("intendant_operation_duration_seconds")
            .help("Duration of operations that ended on this server since its start, by kind and final state.")
            .labelNames("kind", "state")
            .classicOnly()
            .classicUpperBounds(0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14400)
            .build();

    @Override
    public void ended(Operation ended, List<OperationPart> parts) {
        Instant begin = ended.started();
        Instant end = ended.ended();
        if (begin != null && end != null) {
            double seconds = Math.max(0, Duration.between(begin, end).toMillis()) / 1000.0;
            String state = ended.state().name().toLowerCase(Locale.ROOT);
            afterCommit.run(() -> histogram.labelValues(ended.kind(), state).observe(seconds));
        }
    }

    Histogram histogram() {
        return histogram;
    }
}
