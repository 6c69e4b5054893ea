package org.intendant.web;

import java.util.List;

/** The guides that a module ships, one for each area it has pages in. Collected with CDI. */
public interface Guides {

    /** Smaller stands higher in the list of all. */
    int order();

    List<Guide> guides();
}
