/**
 * The map: hypervisors with their guests, the other servers beside them, and what features mark on them.
 *
 * <p>It is read whole, with a handful of statements whatever the number of servers, and drawn by the page itself: so it is
 * searched and narrowed without asking again.
 */
@NullMarked
package org.intendant.servers.map;

import org.jspecify.annotations.NullMarked;
