package org.intendant.servers.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;

/** Commands that administrators run on servers: an operation with a part for each. */
@ApplicationScoped
public class Commands {
    @Inject
    Servers servers;

    @Inject
    Operations operations;

    @Inject
    Audit audit;

    /**
     * The words of a typed line, as they will reach the program: no variables, no patterns, no redirection.
     *
     * @throws Refused when a quote is not closed
     */
    @Allowed(Permission.RUN_COMMANDS)
    public List<String> words(String line) {
        return Words.split(line);
    }

    /** The servers of these primary keys and with one of these tags, each once, by name, in one statement. */
    @Allowed(Permission.RUN_COMMANDS)
    @Transactional
    public List<Target> targets(Collection<Long> serverIds, Collection<String> tags) {
        return servers.chosen(serverIds, tags);
    }

    /**
     * Starts the command on every chosen server.
     *
     * @return the operation, whose parts are the servers
     * @throws Refused naming the fields that are wrong, or as a conflict while a command runs on one of the servers
     */
    @Allowed(Permission.RUN_COMMANDS)
    @Transactional
    public Operation run(CommandDraft draft) {
        CommandOrder order = CommandOrder.of(draft);
        int parallel = draft.getParallel() == null ? 10 : draft.getParallel();
        List<Target> targets = targets(draft.getServers(), draft.getTags());
        if (targets.isEmpty()) {
            throw new Refused("servers", "Choose at least one server, or a tag that one carries.");
        }
        Operation operation = operations.start(new Order(
                CommandWork.KIND,
                "Command on " + on(targets),
                Order.Lane.COMMAND,
                targets,
                parallel,
                Map.of(),
                order.details()));
        for (Target target : targets) {
            audit.record("command.run", target.key(), target.name(), "", described(order, operation));
        }
        return operation;
    }

    private static String on(List<Target> targets) {
        return targets.size() == 1 ? targets.get(0).name() : targets.size() + " servers";
    }

    private static String described(CommandOrder order, Operation operation) {
        return "command: " + order.shown() + "\nroot: " + (order.root() ? "yes" : "no") + "\noperation: "
                + operation.id();
    }
}
