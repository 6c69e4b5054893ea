/**
 * Where a server is: how it is reached over SSH, the key that it must show there, and its addresses in the network.
 *
 * <p>A jump host is a server of its own, so that its key is pinned too.
 */
@NullMarked
package org.intendant.servers.address;

import org.jspecify.annotations.NullMarked;
