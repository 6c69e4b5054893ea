package org.intendant.keymanager.keys;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.intendant.people.foresight.Previewed;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** Keys of a person over REST: the own ones for everybody; others' to see for who sees people, to change for administrators. */
@Path("people/{person}/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PersonKeysResource {

    @Inject
    PersonKeys keys;

    /** All keys of the person, the newest first; 404 for another person's where one may not see people. */
    @GET
    public List<KeyJson> all(@PathParam("person") long person) {
        return keys.of(person).stream().map(KeyJson::of).toList();
    }

    /** One key; 404 when there is none. */
    @GET
    @Path("{id}")
    public KeyJson find(@PathParam("person") long person, @PathParam("id") long id) {
        return all(person).stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such key."));
    }

    /**
     * Adds a key: {@code {"key", "options", "comment", "expires"}}; all but {@code key} may be left out.
     *
     * @return 201 with the key; 422 with the field that is wrong
     */
    @POST
    @Previewed(value = "person", id = "person")
    public Response add(@PathParam("person") long person, @QueryParam("preview") boolean preview, KeyDraft draft) {
        long id = keys.add(person, draft);
        return Response.created(URI.create("people/" + person + "/keys/" + id))
                .entity(find(person, id))
                .build();
    }

    /** Changes options, comment, end and whether it is disabled, with the version that was read; 409 when somebody was faster. */
    @PUT
    @Path("{id}")
    @Previewed(value = "person", id = "person")
    public KeyJson change(
            @PathParam("person") long person,
            @PathParam("id") long id,
            @QueryParam("preview") boolean preview,
            KeyDraft draft) {
        keys.change(person, id, draft);
        return find(person, id);
    }

    /** Removes a key: 204. */
    @DELETE
    @Path("{id}")
    @Previewed(value = "person", id = "person")
    public void remove(
            @PathParam("person") long person, @PathParam("id") long id, @QueryParam("preview") boolean preview) {
        keys.remove(person, id);
    }
}
