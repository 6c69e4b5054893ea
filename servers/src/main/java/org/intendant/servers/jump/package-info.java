/**
 * Servers in Ctrl+K: found within milliseconds among ten thousand, by an index in memory.
 *
 * <p>The index is a cache and never the truth: before each answer one cheap statement tells whether the servers are still
 * those that it holds, so that what another Intendant server changed is found as soon as it is committed. Who may see a
 * server is asked anew for each answer.
 */
@NullMarked
package org.intendant.servers.jump;

import org.jspecify.annotations.NullMarked;
