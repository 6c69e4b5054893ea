/**
 * The inventory that every feature points at: servers, how they are reached, and the contracts by which features meet them.
 *
 * <p>The drawers below are features of their own, each with its thing, its plural, its draft, planner, page and resource,
 * because that is what people look for: {@code enrolment}, {@code facts}, {@code reachability}, {@code accounts}, {@code
 * commands}, {@code pages}; {@code address} and {@code typed} are what servers are made of. Drawers by layer would tear
 * each of them apart. This package knows none of the first six, and no drawer goes round in circles with another.
 *
 * <p>Decisions: Names at the keymanager are unique, for two servers would share one list of keys. Facts and reachability
 * have rows of their own, so that what changes by itself never collides with somebody's editing. Owners without another
 * role change words and accounts of their server, not how it is reached. Each row of an owner carries a seal under the master
 * key, for an owner may log in: one that somebody wrote into the database gives nothing, on no page and no host.
 */
@NullMarked
package org.intendant.servers;

import org.jspecify.annotations.NullMarked;
