package org.intendant.web;

/** Something a fresh installation lacks. The overview begins with these until they are done. */
public interface FirstStep {

    /** Smaller comes first. */
    int order();

    /** Whether it still is to be done, and the person who looks may do it. */
    boolean open();

    /** {@code Add your first server}. */
    String what();

    /** Why, in a sentence. */
    String detail();

    /** PrimeIcons name. */
    String icon();

    /** Path below the context root where it is done. */
    String href();
}
