package org.intendant.people.foresight;

import org.intendant.plans.Target;

/** A feature that must know when something changed that may decide about access. Collected with CDI. */
public interface AccessWatch {

    /**
     * Called in the transaction of the change.
     *
     * @param subject as in {@link Foresight#of}
     */
    void changed(Target subject);
}
