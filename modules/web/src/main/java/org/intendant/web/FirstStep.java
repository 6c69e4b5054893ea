package org.intendant.web;

/** Something that a fresh installation lacks. The overview shows all of them, each done or not, until the last is done. */
public interface FirstStep {

    /** Smaller comes first; the first of all keeps the rest of the overview away until it is done. */
    int order();

    /** Whether the person who looks may do it. */
    boolean visible();

    /** Whether it is done, by whomever; at most one statement. */
    boolean done();

    /** {@code Add your first server}. */
    String what();

    /** Why, in a sentence. */
    String detail();

    /** PrimeIcons name. */
    String icon();

    /** Path below the context root where it is done. */
    String href();
}
