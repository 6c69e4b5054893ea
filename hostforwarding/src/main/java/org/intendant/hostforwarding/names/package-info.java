/**
 * Host names that proxies lead to guests: the rule, all of them, and what one must respect because of the others.
 *
 * <p>Decisions: a rule has several names and one path; nginx gets one file per name, with what all rules say of it. A name, a
 * port and a path are taken from the ledger of {@link org.intendant.servers.Reservations} once per proxy; so is port 80 by a
 * rule that leads from there to HTTPS. Values that reach nginx are of few characters each, and quoted all the same; only the raw
 * text of administrators is not. Passwords are kept as nginx checks them, hashed.
 */
@NullMarked
package org.intendant.hostforwarding.names;

import org.jspecify.annotations.NullMarked;
