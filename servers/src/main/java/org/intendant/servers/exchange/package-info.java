/**
 * Servers as rows of a file.
 *
 * <p>A new server needs a host key that a person vouches for, by file as by hand: the column {@code hostKey} holds the public
 * key, and whoever imports the row says that it is the right one, as it was taken out of another Intendant or read on the
 * host's own console. Without it the row is refused and leads to the enrolment, which shows the key; imported again
 * afterwards, the row fills in the rest. A server that is there keeps its pinned key: another one is never taken from a file.
 *
 * <p>Other servers stand in a file by name, owners by user name, for numbers mean nothing elsewhere. A guest comes after its
 * hypervisor and a server after its jump host, whatever the order of the rows; what a hypervisor says of its guests is
 * filled in once they are there.
 */
@NullMarked
package org.intendant.servers.exchange;

import org.jspecify.annotations.NullMarked;
