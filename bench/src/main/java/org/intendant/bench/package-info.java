/**
 * What Intendant costs in time and CPU, beside the tools that people would use instead: {@code bench/run}.
 *
 * <p>Every bench first checks that all outputs are there, byte for byte, and only then takes times; competitors run
 * interleaved, in a shuffled order. A gate that does not hold is written down as such. Nothing here is part of the
 * application.
 */
@NullMarked
package org.intendant.bench;

import org.jspecify.annotations.NullMarked;
