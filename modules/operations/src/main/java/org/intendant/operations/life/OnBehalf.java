package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.operations.Operation;
import org.intendant.people.Actor;
import org.intendant.people.Actors;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/** Lets a worker act for whoever ordered the operation, as that person is now and not as he was then. */
@ApplicationScoped
class OnBehalf {

    @Inject
    Actors actors;

    @Inject
    CurrentActor current;

    /** Becomes whoever ordered the operation, as he is now: T16. */
    void become(Operation operation, Permission permission, Target target) {
        Actor actor = now(operation);
        current.become(actor);
        must(permission);
        current.mustOwn(target);
    }

    /** Refuses unless the current actor's role allows it. */
    void must(Permission permission) {
        if (!current.get().may(permission)) {
            throw new Refused(
                    Refused.Why.NOT_ALLOWED, "The role of " + current.get().name() + " does not allow this.");
        }
    }

    private Actor now(Operation operation) {
        Long person = operation.actorId();
        if (person == null) {
            return Actor.intendant();
        }
        return Patience.with(() -> actors.of(person))
                .orElseThrow(() -> new Refused(
                        Refused.Why.NOT_ALLOWED,
                        operation.actorName() + " may not do this any more: the account ended."));
    }
}
