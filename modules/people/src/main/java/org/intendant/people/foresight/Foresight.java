package org.intendant.people.foresight;

import org.intendant.plans.Target;

/** A feature that tells what a change would give and take elsewhere, before it is saved. Collected with CDI. */
public interface Foresight {

    /**
     * Makes the change, looks, and undoes it.
     *
     * @param subject what is changed: a {@code person}, a {@code group}, a {@code server}, or of a server the keys with which its
     *     accounts log in elsewhere, {@code from}
     * @param change calls use cases, which may refuse as they would when it is saved
     */
    Foreseen of(Target subject, Runnable change);
}
