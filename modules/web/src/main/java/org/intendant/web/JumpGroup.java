package org.intendant.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of what Ctrl+K found, under one title. */
public record JumpGroup(String title, List<Jump> jumps) {

    public JumpGroup {
        jumps = List.copyOf(jumps);
    }

    /** The group's best line decides where it stands. */
    private int rank() {
        return jumps.stream().mapToInt(Jump::rank).max().orElse(0);
    }

    /**
     * Groups of one title made one, no place twice, the best lines of all, and the group with the best one first. Lines that
     * fit less than half as well as the best one are left out.
     *
     * @param found in the order that holds where lines fit alike
     * @param most lines in all
     */
    public static List<JumpGroup> joined(List<JumpGroup> found, int most) {
        Set<String> known = new HashSet<>();
        Map<String, List<Jump>> byTitle = new LinkedHashMap<>();
        for (JumpGroup group : found) {
            for (Jump jump : group.jumps) {
                if (known.add(jump.href())) {
                    byTitle.computeIfAbsent(group.title, title -> new ArrayList<>())
                            .add(jump);
                }
            }
        }
        List<Jump> best = byTitle.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Jump::rank).reversed())
                .limit(most)
                .toList();
        int least = best.isEmpty() ? 0 : best.get(0).rank() / 2;
        return byTitle.entrySet().stream()
                .map(group -> new JumpGroup(
                        group.getKey(),
                        best.stream()
                                .filter(jump ->
                                        jump.rank() >= least && group.getValue().contains(jump))
                                .toList()))
                .filter(group -> !group.jumps.isEmpty())
                .sorted(Comparator.comparingInt(JumpGroup::rank).reversed())
                .toList();
    }
}
