package org.intendant.people;

import java.util.Set;
import org.intendant.plans.Target;

/** Who owns which target. Implemented by the modules that have targets. */
public interface Ownership {

    boolean owns(long personId, Target target);

    /** The keys ({@link Target#key()}) of everything that the person owns. */
    Set<String> ownedBy(long personId);
}
