package org.intendant.web.frame;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.web.FirstStep;
import org.jspecify.annotations.Nullable;

/**
 * The first steps as the person who looks sees them.
 *
 * @param lines all that he may do, each done or not; empty once all are done
 */
public record FirstSteps(List<Line> lines) {

    static FirstSteps of(Stream<FirstStep> steps) {
        List<Line> lines = steps.filter(FirstStep::visible)
                .sorted(Comparator.comparingInt(FirstStep::order))
                .map(step -> new Line(step, step.done()))
                .toList();
        return new FirstSteps(lines.stream().allMatch(Line::done) ? List.of() : lines);
    }

    /** Nothing is here yet that the rest of the overview could speak of. */
    public boolean isFresh() {
        return !lines.isEmpty() && !lines.get(0).done();
    }

    public long getDone() {
        return lines.stream().filter(Line::done).count();
    }

    /** The one to do now, or null. */
    public @Nullable Line getNow() {
        return lines.stream().filter(line -> !line.done()).findFirst().orElse(null);
    }

    /** A step, and whether it is done. */
    public record Line(FirstStep step, boolean done) {}
}
