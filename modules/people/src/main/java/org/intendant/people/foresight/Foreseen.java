package org.intendant.people.foresight;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change would bring about elsewhere.
 *
 * @param gives what becomes possible
 * @param takes what is no longer possible
 */
public record Foreseen(List<Line> gives, List<Line> takes) implements Serializable {

    public static final Foreseen NOTHING = new Foreseen(List.of(), List.of());

    /**
     * One thing that somebody can do after, or before.
     *
     * @param place where, as in {@code root@web1}
     * @param who a name
     * @param why in words
     */
    public record Line(String place, String who, String why) implements Serializable {}

    public Foreseen {
        gives = new ArrayList<>(gives);
        takes = new ArrayList<>(takes);
    }

    public boolean isNothing() {
        return gives.isEmpty() && takes.isEmpty();
    }

    public Foreseen and(Foreseen other) {
        List<Line> allGives = new ArrayList<>(gives);
        allGives.addAll(other.gives);
        List<Line> allTakes = new ArrayList<>(takes);
        allTakes.addAll(other.takes);
        return new Foreseen(allGives, allTakes);
    }
}
