package org.intendant.servers;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a feature says on the map of servers, where something is worth a mark. Collected with CDI. */
public interface MapMarks {
    /** Smaller stands further left. */
    int order();

    /**
     * The marks of these servers, by primary key. Asked for all of them at once, and answered with one or two statements
     * whatever their number; a server without a mark is left out.
     *
     * @param serverIds servers that the caller may see
     */
    Map<Long, List<MapMark>> of(Collection<Long> serverIds);
}
