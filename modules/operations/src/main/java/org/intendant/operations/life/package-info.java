/**
 * The life of operations: handed to a job when their lane has a place, claimed by a server under an epoch, worked part by
 * part, taken over from a server that fell silent, cancelled with proof, written to logs that never miss a byte.
 *
 * <p>JobRunr only carries the click to a thread. Who works on what, and what was done, stands in our own rows.
 */
@NullMarked
package org.intendant.operations.life;

import org.jspecify.annotations.NullMarked;
