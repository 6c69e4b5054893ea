package org.intendant.people;

import java.util.List;

/** Names what still depends on a person, before he is removed. */
public interface DependsOnPerson {

    /** A sentence each, as in {@code owns the server web1}; empty when nothing does. */
    List<String> dependents(long personId);
}
