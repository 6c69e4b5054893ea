/**
 * The inventory that every feature points at: servers, how they are reached, what was read from them, and the accounts
 * wanted on them; and running a command on servers, which belongs to no feature.
 *
 * <p>Decisions: A server is added by an enrolment only, because a person must confirm its host key. A jump host is a server
 * of its own, so that its key is pinned too. Names at the keymanager are unique: two servers would share one list of keys.
 * Facts and reachability have rows of their own, so that what changes by itself never collides with somebody's editing.
 * Accounts that nobody wants, adopts or unwants are never touched. Owners without another role change words and accounts
 * of their server, not how it is reached. A part of a command that another worker takes up is never started again: it is
 * followed, or lost. More than fifteen classes lie flat in one package, since the SPIs and their records are most of them.
 */
@NullMarked
package org.intendant.servers;

import org.jspecify.annotations.NullMarked;
