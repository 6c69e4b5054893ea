package org.intendant.people;

import java.util.List;

/** Names what still depends on a group, before it is removed. */
public interface DependsOnGroup {

    /** A sentence each, as in {@code reaches the server web1}; empty when nothing does. */
    List<String> dependents(long groupId);
}
