package org.intendant.application.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** All that is measured: by the features, of the database's pool, and of this server's Java. */
@ApplicationScoped
public class Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();

    @Inject
    FeatureNumbers features;

    @Inject
    OperationDurations durations;

    @PostConstruct
    void register() {
        JvmMetrics.builder().register(registry);
        registry.register(features);
        registry.register(durations.histogram());
    }

    /** Of what {@link #write} writes for this {@code Accept} header. */
    String contentType(@Nullable String accept) {
        return formats.findWriter(accept).getContentType();
    }

    void write(@Nullable String accept, OutputStream out) throws IOException {
        formats.findWriter(accept).write(out, registry.scrape());
    }
}
