package org.intendant.people;

/** A feature's block on a person's page. */
public interface PersonBlock {

    int order();

    /** A Facelet below {@code META-INF/resources}; it finds the person's id in the parameter {@code personId}. */
    String facelet();

    boolean visible();
}
