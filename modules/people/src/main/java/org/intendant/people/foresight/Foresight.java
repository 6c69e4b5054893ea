package org.intendant.people.foresight;

import java.util.Collection;
import org.intendant.plans.Target;

/** A feature that tells what a change would give and take elsewhere, before it is saved. Collected with CDI. */
public interface Foresight {

    /**
     * Makes the change, looks, and undoes it.
     *
     * @param subjects what is changed: each a {@code person}, a {@code group}, a {@code server}, or of a server the keys with
     *     which its accounts log in elsewhere, {@code from}
     * @param change calls use cases, which may refuse as they would when it is saved
     */
    Foreseen of(Collection<Target> subjects, Runnable change);
}
