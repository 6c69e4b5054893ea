/** The rows of operations, their logs and comparisons in plain SQL: conditional updates are the point of most of it. */
@NullMarked
package org.intendant.operations.store;

import org.jspecify.annotations.NullMarked;
