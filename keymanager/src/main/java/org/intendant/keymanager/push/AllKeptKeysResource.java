package org.intendant.keymanager.push;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.intendant.people.foresight.Previews;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Keys of others on all servers over REST. Lists are asked as every list. */
@Path("kept-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AllKeptKeysResource {

    private static final ListFile<KeptRow> FILE = new ListFile<>(
            "kept-keys",
            List.of(
                    ListFile.field("id", KeptRow::id),
                    ListFile.field("server", KeptRow::server),
                    ListFile.field("account", KeptRow::account),
                    ListFile.field("fingerprint", KeptRow::fingerprint),
                    ListFile.field("comment", KeptRow::comment),
                    ListFile.field("seen", KeptRow::seen),
                    ListFile.field("decision", KeptRow::decision),
                    ListFile.field("line", KeptRow::line)));

    @Inject
    AllKeptKeys keys;

    @Inject
    Previews previews;

    /**
     * What to do with some keys.
     *
     * @param keys their primary keys
     * @param decision undecided, kept or removed; for a decision
     * @param person primary key of whose they become; for an adoption
     */
    public record Order(
            @Nullable List<Long> keys,
            @Nullable String decision,
            @Nullable Long person) {

        List<Long> ids() {
            return keys == null ? List.of() : keys;
        }
    }

    /** Some keys: filters {@code server} (an id) and {@code decision}, sort by server, account, seen or decision. */
    @GET
    public Page<KeptRow> page(@Context UriInfo uri) {
        return keys.page(QueryParameters.of(uri));
    }

    /** The keys that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), keys::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), keys::page);
    }

    /** Decides about several at once: {@code {"keys": [3, 4], "decision": "kept"}}; 204, 422 with the field that is wrong. */
    @POST
    @Path("decide")
    public void decide(Order order) {
        keys.decide(order.ids(), KeptSearch.decision(order.decision() == null ? "" : order.decision()));
    }

    /**
     * Makes them keys of a person: {@code {"keys": [3], "person": 7}}; 204, 422 when one cannot be a person's key.
     *
     * @param preview nothing is changed: the answer says where the person could log in then
     */
    @POST
    @Path("adopt")
    public void adopt(@QueryParam("preview") boolean preview, Order order) {
        Long person = order.person();
        if (person == null) {
            throw new Refused("person", "Name the person whose keys they become.");
        }
        if (preview) {
            throw previews.of(List.of(new Target("person", person, "")), () -> keys.adopt(order.ids(), person));
        }
        keys.adopt(order.ids(), person);
    }
}
