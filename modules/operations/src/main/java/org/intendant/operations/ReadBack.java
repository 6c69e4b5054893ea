package org.intendant.operations;

import java.time.Instant;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target is as one planner wants it, as far as it was read back since that is wanted.
 *
 * @param state in sync, differs or unknown
 * @param checked when the target was last read, or null for never
 */
public record ReadBack(State state, @Nullable Instant checked) {}
