/**
 * Shares of folders and their users: the things, all of them, and what one must respect because of the others.
 *
 * <p>Decisions: a user is an account of one server, made when the first share names it and removed with its last one; its row
 * stays until the host was read without it, so that its old password can still show that nobody comes in with it. Folders of
 * shares do not lie inside of each other: who may not enter the outer one could not reach the inner one. Values that Samba would
 * expand or read as more than one line are refused, as it knows no way to quote them. Who may use a share carries a seal ({@link
 * org.intendant.samba.shares.AccessSeals}): what somebody wrote into the database reaches no host, and is shown as forged.
 */
@NullMarked
package org.intendant.samba.shares;

import org.jspecify.annotations.NullMarked;
