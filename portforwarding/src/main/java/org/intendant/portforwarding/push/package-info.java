/**
 * Forwards brought to hypervisors: as one nftables table of Intendant's own, which a unit of its own loads at each boot.
 *
 * <p>Decisions: the table is replaced as a whole by one {@code nft -f}, so that there is no moment without forwards, and no
 * rule of others is touched. It translates addresses and filters nothing: an accept of ours could not overrule a drop of
 * others, so that drops are looked for in what the host has loaded, and told. What is loaded is compared with what the host's
 * own nft makes of our file in a network namespace without anything else: no second opinion on how nft prints a rule. Each
 * change is confirmed over a new connection, since a rule may well take the port on which Intendant comes in.
 */
@NullMarked
package org.intendant.portforwarding.push;

import org.jspecify.annotations.NullMarked;
