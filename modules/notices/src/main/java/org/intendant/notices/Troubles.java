package org.intendant.notices;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.plans.Target;

/** Who knows of something that is amiss. Implemented by the modules that look at targets. */
public interface Troubles {

    /** All that is amiss now, in one statement, in the caller's transaction. Asked twice a minute on one server. */
    List<Trouble> now();

    /** All targets that it looks at, well or not: what one can mute. */
    Stream<Target> watched();

    /** Which of these targets, by their keys, were removed: nobody is told that they are well. */
    default Set<String> gone(Set<String> targetKeys) {
        return Set.of();
    }
}
