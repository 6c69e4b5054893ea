package org.intendant.application;

import org.intendant.demo.RunningIntendant;
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
                .computeIfAbsent(
                        RunningIntendant.class,
                        key -> RunningIntendant.prepared()
                                .set("INTENDANT_METRICS_TOKEN", METRICS_TOKEN)
                                .start(),
                        RunningIntendant.class);
    }
}
