package org.intendant.operations.life;

import java.util.List;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;

/** An operation's end follows from its parts': the worst one that a person must know of. */
final class Outcome {

    private Outcome() {}

    static OperationState of(List<OperationPart> parts) {
        if (parts.stream().anyMatch(part -> !part.state().isFinal())) {
            return OperationState.LOST;
        }
        for (OperationState state : List.of(OperationState.LOST, OperationState.FAILED, OperationState.CANCELLED)) {
            if (parts.stream().anyMatch(part -> part.state() == state)) {
                return state;
            }
        }
        return OperationState.SUCCEEDED;
    }
}
