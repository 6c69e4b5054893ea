package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.WhenEnded;

/** Keeps why a host still has what was taken. */
@ApplicationScoped
class RemovalEnded implements WhenEnded {

    @Inject
    RevocationRows rows;

    @Override
    public void ended(Operation ended, List<OperationPart> parts) {
        if (ended.kind().equals("apply:" + RevocationPlanner.KIND)) {
            parts.stream()
                    .filter(part -> part.state() != OperationState.SUCCEEDED)
                    .forEach(part -> rows.trouble(part.target().id(), part.error()));
        }
    }
}
