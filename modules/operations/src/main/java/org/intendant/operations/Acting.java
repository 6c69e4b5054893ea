package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;

/** Lets a thread without a request act for somebody. */
@ApplicationScoped
public class Acting {

    @Inject
    CurrentActor current;

    @Inject
    Instance<RequestContextController> contexts;

    /** Runs in a request context of its own, in which nobody acts yet. */
    public <T> T within(Supplier<T> work) {
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            return work.get();
        } finally {
            if (activated) {
                context.deactivate();
            }
        }
    }

    /** Runs as this actor. */
    public <T> T as(Actor actor, Supplier<T> work) {
        return within(() -> {
            current.become(actor);
            return work.get();
        });
    }
}
