package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.intendant.operations.store.OperationRows;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Who sees which operation and reads whose output. Members: what they started, and the parts of what they own. */
@ApplicationScoped
class Visible {

    private static final Set<String> FILTERS = Set.of("state", "kind", "mine", "target");
    private static final String WITHHELD = "Why is told to those who may read what it printed.";

    @Inject
    CurrentActor actor;

    boolean started(Operation operation) {
        Long person = actor.get().personId();
        return person != null && person.equals(operation.actorId());
    }

    /** Whether whatever is part of it may be seen, without a look at the parts. */
    boolean all(Operation operation) {
        return actor.seesAll() || started(operation);
    }

    boolean any(Operation operation, List<OperationPart> parts) {
        return parts.stream().anyMatch(part(operation));
    }

    /** Which parts of this operation the caller may see; what he owns is asked once, whatever number of parts. */
    Predicate<OperationPart> part(Operation operation) {
        if (all(operation)) {
            return part -> true;
        }
        Set<String> owned = actor.ownedKeys();
        return part -> owned.contains(part.target().key());
    }

    /** The operation's own log names all its targets: it is for those who see all of them. */
    boolean whole(Operation operation, List<OperationPart> parts) {
        return parts.stream().allMatch(part(operation));
    }

    /** T13, T15: whoever may not learn of it is told that it does not exist. */
    Refused notFound(long id) {
        return new Refused(Refused.Why.NOT_FOUND, "There is no operation " + id + ", or you may not see it.");
    }

    boolean mayReadOutput() {
        return actor.get().may(Permission.READ_OUTPUT);
    }

    /** T15: an error may quote what the host printed, so it is for those who may read that. */
    OperationPart asTold(OperationPart part) {
        return part.error().isEmpty() || mayReadOutput() ? part : part.withError(WITHHELD);
    }

    /** What the caller may see at all. */
    Filter mine() {
        Filter filter = Filter.none();
        if (actor.seesAll()) {
            return filter;
        }
        Set<String> owned = actor.ownedKeys();
        String marks = owned.isEmpty() ? "''" : String.join(", ", Collections.nCopies(owned.size(), "?"));
        @Nullable Object[] values = new @Nullable Object[owned.size() + 1];
        values[0] = actor.get().personId();
        int at = 1;
        for (String key : owned) {
            values[at++] = key;
        }
        return filter.and(
                "o.actor_id = ? or exists (select 1 from operation_part p where p.operation = o.id and p.target_key in ("
                        + marks + "))",
                values);
    }

    Filter filter(Query query) {
        query.only(FILTERS, OperationRows.sorts());
        Filter filter = mine();
        if (!query.filter("state").isEmpty()) {
            filter.and("o.state = ?", state(query.filter("state")));
        }
        if (!query.filter("kind").isEmpty()) {
            filter.and("o.kind = ? or o.kind like ?", query.filter("kind"), like(query.filter("kind")) + ":%");
        }
        if (mine(query.filter("mine"))) {
            filter.and("o.actor_id = ?", actor.get().personId());
        }
        if (!query.filter("target").isEmpty()) {
            filter.and(
                    "exists (select 1 from operation_part p where p.operation = o.id and p.target_key = ?)",
                    query.filter("target"));
        }
        if (!query.search().isEmpty()) {
            filter.and(
                    "lower(o.title) like ? or lower(o.subject) like ? or cast(o.id as varchar(20)) = ? or lower(o.actor_name) like ?",
                    "%" + like(query.search().toLowerCase(java.util.Locale.ROOT)) + "%",
                    "%" + like(query.search().toLowerCase(java.util.Locale.ROOT)) + "%",
                    query.search(),
                    "%" + like(query.search().toLowerCase(java.util.Locale.ROOT)) + "%");
        }
        return filter;
    }

    private static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static boolean mine(String said) {
        return switch (said) {
            case "true" -> true;
            case "", "false" -> false;
            default -> throw new Refused("mine", "Give mine as true or false.");
        };
    }

    private static OperationState state(String name) {
        try {
            return OperationState.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refused("state", "There is no state “" + name + "”.");
        }
    }
}
