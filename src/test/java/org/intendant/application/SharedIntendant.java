package org.intendant.application;

import org.intendant.demo.Relay;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands test methods that ask for a {@link RunningIntendant} the one that they share when they neither kill nor configure:
 * started at the first call, stopped after the last test.
 */
public final class SharedIntendant implements ParameterResolver {

    /** What opens {@code /metrics}. */
    static final String METRICS_TOKEN = "what only the monitoring knows";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningIntendant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    static RunningIntendant shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningIntendant.class, key -> start(), RunningIntendant.class);
    }

    /** Hosts of the lab reach it, and fetch their keys every minute. */
    private static RunningIntendant start() {
        Relay relay = Relay.in(Lab.shared());
        RunningIntendant intendant = RunningIntendant.prepared()
                .set("INTENDANT_METRICS_TOKEN", METRICS_TOKEN)
                .set("INTENDANT_HOSTS_URL", relay.url())
                .set("INTENDANT_PULL_EVERY", "1")
                .set("INTENDANT_PULL_GRACE", "30")
                .start();
        relay.leadsTo(intendant.baseUrl().getPort());
        return intendant;
    }
}
