package org.intendant.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Who is calling in this request or job. Set once by the authentication or by the worker. */
@RequestScoped
public class CurrentActor {

    @Inject
    @Any
    Instance<Ownership> ownerships;

    private @Nullable Actor actor;

    public Optional<Actor> find() {
        return Optional.ofNullable(actor);
    }

    /**
     * Who is calling.
     *
     * @throws Refused when nobody is signed in
     */
    public Actor get() {
        return find().orElseThrow(() -> new Refused(Refused.Why.NOT_SIGNED_IN, "Sign in first."));
    }

    /** Says who is calling. Only the authentication and the operations' worker call this. */
    public void become(Actor actor) {
        this.actor = actor;
    }

    /** True when the caller's role sees everything, false when only what he owns (members). */
    public boolean seesAll() {
        return get().role() != Role.MEMBER;
    }

    public boolean owns(Target target) {
        Long personId = get().personId();
        return personId != null && ownerships.stream().anyMatch(ownership -> ownership.owns(personId, target));
    }

    /**
     * Lets pass whoever's role reaches everything and members who own the target.
     *
     * @throws Refused as not found, so that nobody learns of what he may not see
     */
    public void mustOwn(Target target) {
        if (!seesAll() && !owns(target)) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such " + target.type() + ", or you may not see it.");
        }
    }
}
