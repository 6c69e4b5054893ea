package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.intendant.operations.Changes;
import org.intendant.operations.live.LongPolls;

/** Tells that something changed that lists and badges show; what it is, the lists say. */
@Path("changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

    @Inject
    Changes changes;

    @Inject
    LongPolls polls;

    /**
     * Waits until the number of changes is another than the one that is known.
     *
     * @param since the last answer's {@code next}; without one the answer comes at once
     * @param wait seconds to wait at most, up to 60
     */
    @GET
    public void changes(
            @QueryParam("since") @DefaultValue("-1") long since,
            @QueryParam("wait") @DefaultValue("0") long wait,
            @Suspended AsyncResponse response) {
        polls.onChange(wait, response, lastTime -> {
            long number = changes.number();
            return number != since || lastTime ? new ChangesJson(number, number != since) : null;
        });
    }

    /**
     * The answer.
     *
     * @param next to be sent as {@code since}
     * @param changed false when the time was up
     */
    record ChangesJson(long next, boolean changed) {}
}
