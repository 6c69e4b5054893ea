package org.intendant.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private Supplier<Optional<Actor>> again = Optional::empty;

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
        become(actor, () -> Optional.of(actor));
    }

    /**
     * Says who is calling, and how to learn later whether he still may.
     *
     * @param again asks for the same sign-in or token anew: his role as it is then, empty once it has ended; works on any
     *     thread and outside this request
     */
    public void become(Actor actor, Supplier<Optional<Actor>> again) {
        this.actor = actor;
        this.again = again;
    }

    /** For answers that wait: whether the caller's sign-in lasts, asked again when there is something to say. */
    public Supplier<Optional<Actor>> again() {
        return again;
    }

    /** True when the caller's role sees everything, false when only what he owns (members). */
    public boolean seesAll() {
        return get().role() != Role.MEMBER;
    }

    /** Whose things alone the caller sees: his own as a member; empty for those who see everything. */
    public Optional<Long> seesOnlyOf() {
        return seesAll() ? Optional.empty() : Optional.of(own());
    }

    /** The same of what only this permission shows of everybody. */
    public Optional<Long> seesOnlyOf(Permission everybodys) {
        return get().may(everybodys) ? Optional.empty() : Optional.of(own());
    }

    private long own() {
        return Objects.requireNonNullElse(get().personId(), -1L);
    }

    public boolean owns(Target target) {
        Long personId = get().personId();
        return personId != null && ownerships.stream().anyMatch(ownership -> ownership.owns(personId, target));
    }

    /** The keys of everything that the caller owns. */
    public Set<String> ownedKeys() {
        Long personId = get().personId();
        return personId == null
                ? Set.of()
                : ownerships.stream()
                        .flatMap(ownership -> ownership.ownedBy(personId).stream())
                        .collect(Collectors.toSet());
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
