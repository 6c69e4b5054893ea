/**
 * “Why is it down?”: the way to something that others reach, hop by hop, until the first that is broken.
 *
 * <p>Features contribute their hops as {@link org.intendant.servers.path.PathProbe}; {@link org.intendant.servers.path.PathWalks}
 * has them walked, by hand as an operation or at the end of a change, and keeps what was found last.
 */
@NullMarked
package org.intendant.servers.path;

import org.jspecify.annotations.NullMarked;
