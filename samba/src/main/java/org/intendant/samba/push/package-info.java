/**
 * Shares brought to servers: groups, accounts and folders first, then one file of Intendant's own that Samba's configuration
 * includes, at last what no share needs any more.
 *
 * <p>Decisions: what Intendant made on a host stands in a list there that only root reads; nothing else is ever removed, and an
 * account that others made is never used. Access is Samba's to decide: all users of a share come in as its group, so that no
 * membership can be forgotten. Whether Samba knows the right password the host itself says, given its hash on standard input, so
 * that no hash is in an answer. Nothing here can cut Intendant off, so changes need no confirmation. Whoever loses a share, or is
 * given another password, loses connections that are open.
 * Sections of others are adopted as comments at their place: what stands beside them stays, and they come back byte by byte.
 */
@NullMarked
package org.intendant.samba.push;

import org.jspecify.annotations.NullMarked;
