/**
 * What Prometheus reads at {@code /metrics}. The features say their numbers through {@link org.intendant.web.Measured}; only
 * this package knows the library that writes them.
 */
@NullMarked
package org.intendant.application.metrics;

import org.jspecify.annotations.NullMarked;
