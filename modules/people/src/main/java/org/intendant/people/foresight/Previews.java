package org.intendant.people.foresight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import org.intendant.plans.Target;

/** Answers over REST what a change would give and take, in place of what it answers itself. */
@ApplicationScoped
public class Previews {

    @Inject
    Foresights foresights;

    /**
     * What the change would give and take; it is not made. To be thrown, since it is another answer than the method's own.
     *
     * @param subjects as {@link Foresight} takes them
     */
    public WebApplicationException of(Collection<Target> subjects, Runnable change) {
        return new WebApplicationException(Response.ok(foresights.of(subjects, change), MediaType.APPLICATION_JSON_TYPE)
                .build());
    }
}
