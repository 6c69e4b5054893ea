package org.intendant.plans;

import static java.util.Objects.requireNonNull;

/**
 * What a plan is made for: a server, later a cluster.
 *
 * @param type what it is, in one word: {@code server}
 * @param id its primary key
 * @param name how people call it
 */
public record Target(String type, long id, String name) {

    public Target {
        requireNonNull(type);
        requireNonNull(name);
    }

    /** The same for every plan of this target, for rows and locks: {@code server:12}. */
    public String key() {
        return type + ":" + id;
    }
}
