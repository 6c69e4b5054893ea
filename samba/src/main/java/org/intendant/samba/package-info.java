/**
 * Which folders of file servers are shared with whom.
 *
 * <p>Read {@link org.intendant.samba.shares.Share}, then {@code push.SmbConf}, which writes all shares of a server as one file
 * of Intendant's own, and {@code push.SharePlanner}, which brings it there with the accounts and folders that it needs.
 */
@NullMarked
package org.intendant.samba;

import org.jspecify.annotations.NullMarked;
