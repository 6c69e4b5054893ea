package org.intendant.people;

/** A feature's block on a group's page: what the group has and may. */
public interface GroupBlock {

    int order();

    /** A Facelet below {@code META-INF/resources}; it finds the group's id in the parameter {@code groupId}. */
    String facelet();

    boolean visible();
}
