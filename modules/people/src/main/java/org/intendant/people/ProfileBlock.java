package org.intendant.people;

/** A feature's block on everybody's own profile page. */
public interface ProfileBlock {

    int order();

    /** A Facelet below {@code META-INF/resources} with a form of its own. */
    String facelet();
}
