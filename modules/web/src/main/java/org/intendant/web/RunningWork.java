package org.intendant.web;

/** How much is being worked on right now, for the top bar. Implemented by the module that knows operations. */
public interface RunningWork {

    /** Operations running now that the person who looks may see. */
    long count();

    /** Path below the context root of what runs. */
    String href();
}
