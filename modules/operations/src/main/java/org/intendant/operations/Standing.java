package org.intendant.operations;

import java.time.Instant;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * How one target stands over all kinds of things: the worst of its comparisons.
 *
 * @param state in sync only if everything is
 * @param checked the age of the oldest of its comparisons, or null when one was never made
 * @param differing how many kinds of things differ
 * @param unknown of how many nobody knows
 */
public record Standing(State state, @Nullable Instant checked, int differing, int unknown) {}
