package org.intendant.operations.life;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;

/** An operation's end follows from its parts': the worst one that a person must know of. */
final class Outcome {

    private static final int MOST_TOLD = 20;

    private Outcome() {}

    /** For the trail: how it ended and, of what did not succeed, each part with its sentence. */
    static String told(Operation operation, List<OperationPart> parts) {
        return parts.stream()
                .filter(part -> part.state() != OperationState.SUCCEEDED)
                .limit(MOST_TOLD)
                .map(part -> "\n" + part.target().name() + ": " + word(part.state())
                        + (part.error().isEmpty() ? "" : ", " + part.error()))
                .collect(Collectors.joining(
                        "", "state: " + word(of(parts)) + "\nstarted by: " + operation.actorName(), ""));
    }

    private static String word(OperationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static OperationState of(List<OperationPart> parts) {
        for (OperationState state : List.of(OperationState.LOST, OperationState.FAILED, OperationState.CANCELLED)) {
            if (parts.stream().anyMatch(part -> part.state() == state)) {
                return state;
            }
        }
        return OperationState.SUCCEEDED;
    }
}
