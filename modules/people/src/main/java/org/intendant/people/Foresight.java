package org.intendant.people;

import org.intendant.plans.Target;

/** A feature that tells what a change would give and take elsewhere, before it is saved. Collected with CDI. */
public interface Foresight {

    /**
     * Makes the change, looks, and undoes it.
     *
     * @param subject the person, group or server that is changed
     * @param change calls use cases, which may refuse as they would when it is saved
     */
    Foreseen of(Target subject, Runnable change);
}
