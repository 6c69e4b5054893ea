/**
 * What servers are: read from the host as root in one round trip, kept beside the server's row, shown with its age.
 *
 * <p>A host may print anything, so every text is bounded and stripped of control characters, and nothing counts as complete
 * without the program's last line.
 */
@NullMarked
package org.intendant.servers.facts;

import org.jspecify.annotations.NullMarked;
