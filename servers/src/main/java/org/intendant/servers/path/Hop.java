package org.intendant.servers.path;

import java.util.function.Supplier;

/**
 * A place on the way, and the look at it.
 *
 * @param where it is, in a few words: {@code pve1}
 * @param look takes a few seconds at most and changes nothing; a host that cannot be reached is thrown as it is and shown as
 *     unknown
 */
public record Hop(Stage stage, String where, Supplier<Finding> look) {}
