package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.WhenEnded;

/** Keeps why a renewed certificate is not on a server yet. */
@ApplicationScoped
class InstallationEnded implements WhenEnded {

    @Inject
    InstallationRows rows;

    @Override
    public void ended(Operation ended, List<OperationPart> parts) {
        if (ended.kind().equals("apply:" + InstallationPlanner.KIND)) {
            parts.stream()
                    .filter(part -> part.state() != OperationState.SUCCEEDED)
                    .forEach(part -> rows.failed(part.target().id(), part.error()));
        }
    }
}
