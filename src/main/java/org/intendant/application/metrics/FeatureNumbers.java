package org.intendant.application.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.application.Health;
import org.intendant.web.Measured;
import org.intendant.web.Measured.Measure;
import org.intendant.web.Measured.Value;

/**
 * What the features say in numbers, asked at most every five seconds however often somebody reads. While the database is away
 * only this is said, for old numbers would look like new ones.
 */
@ApplicationScoped
public class FeatureNumbers implements MultiCollector {

    private static final Logger LOG = System.getLogger(FeatureNumbers.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    @Any
    Instance<Measured> features;

    @Inject
    Health health;

    @Inject
    Clock clock;

    private Instant asked = Instant.EPOCH;
    private List<Measure> known = List.of();

    @Override
    public MetricSnapshots collect() {
        boolean away = health.databaseAway();
        List<Measure> now = new ArrayList<>(away ? List.of() : known());
        now.add(Measure.gauge(
                "intendant_database_up",
                "1 while the database answers, else 0.",
                List.of(new Value(Map.of(), away ? 0 : 1))));
        return new MetricSnapshots(now.stream().map(FeatureNumbers::snapshot).toList());
    }

    private synchronized List<Measure> known() {
        Instant now = clock.instant();
        if (asked.plus(FRESH).isBefore(now)) {
            List<Measure> fresh = new ArrayList<>();
            features.forEach(feature -> fresh.addAll(measures(feature)));
            known = fresh;
            asked = now;
        }
        return known;
    }

    /** What one feature cannot say keeps the others from nothing. */
    private static List<Measure> measures(Measured feature) {
        try {
            return feature.measures();
        } catch (RuntimeException broken) {
            LOG.log(Level.WARNING, "Some numbers are missing at /metrics.", broken);
            return List.of();
        }
    }

    private static MetricSnapshot snapshot(Measure measure) {
        if (measure.onlyGrows()) {
            CounterSnapshot.Builder counter =
                    CounterSnapshot.builder().name(measure.name()).help(measure.help());
            measure.values()
                    .forEach(value -> counter.dataPoint(CounterDataPointSnapshot.builder()
                            .labels(labels(value))
                            .value(value.number())
                            .build()));
            return counter.build();
        }
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(measure.name()).help(measure.help());
        measure.values()
                .forEach(value -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels(value))
                        .value(value.number())
                        .build()));
        return gauge.build();
    }

    private static Labels labels(Value value) {
        Labels.Builder labels = Labels.builder();
        value.labels().forEach(labels::label);
        return labels.build();
    }
}
