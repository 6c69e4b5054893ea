/**
 * What {@code ./run} does before, beside and without the server: look at the settings, wait until it is ready, back up and
 * restore. Runs on a JDK alone, outside the server.
 */
@NullMarked
package org.intendant.launch;

import org.jspecify.annotations.NullMarked;
