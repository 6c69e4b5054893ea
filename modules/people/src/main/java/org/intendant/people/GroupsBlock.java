package org.intendant.people;

/** A feature's block below the list of groups. */
public interface GroupsBlock {

    int order();

    /** A Facelet below {@code META-INF/resources} with forms of its own. */
    String facelet();

    boolean visible();
}
