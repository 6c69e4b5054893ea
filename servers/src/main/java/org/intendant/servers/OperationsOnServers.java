package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.operations.Operations;
import org.intendant.plans.Target;

/** What runs on a server, or waits to, must come to its end before the server goes. */
@ApplicationScoped
class OperationsOnServers implements DependsOnServer {
    @Inject
    Operations operations;

    @Override
    public List<String> dependents(long serverId) {
        return operations.unfinishedOn(new Target("server", serverId, "")).stream()
                .map(operation -> "Operation " + operation.id() + " (" + operation.title()
                        + ") is not at its end here. Wait for it, or cancel it.")
                .toList();
    }
}
