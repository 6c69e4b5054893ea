package org.intendant.notices;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Who knows of something that is amiss. Implemented by the modules that look at targets. */
public interface Troubles {

    /** All that is amiss now, in one statement, in the caller's transaction. Asked twice a minute on one server. */
    List<Trouble> now();

    /**
     * Targets that it looks at, well or not, whose names hold these letters: what one can mute. The shortest name comes first,
     * so one that is these letters and no more is among them.
     *
     * @param letters in lower case
     * @param among keys of targets that alone count, or null for all
     * @param most how many are answered
     */
    List<Target> watched(String letters, @Nullable Collection<String> among, int most);

    /** Which of these targets, by their keys, were removed: nobody is told that they are well. */
    default Set<String> gone(Set<String> targetKeys) {
        return Set.of();
    }
}
