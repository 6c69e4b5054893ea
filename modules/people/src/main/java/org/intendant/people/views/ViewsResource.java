package org.intendant.people.views;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The caller's saved views of lists over REST. */
@Path("profile/views")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ViewsResource {

    @Inject
    Views views;

    /** All of the caller's views, by list and name. */
    @GET
    public List<ViewJson> mine() {
        return views.mine().stream().map(ViewJson::of).toList();
    }

    /** Saves a view: 201; 422 with the field that is wrong, also when there is a view of this name on the list. */
    @POST
    public Response add(ViewDraft draft) {
        SavedView added = views.add(draft);
        return Response.created(URI.create("profile/views/" + added.getId()))
                .entity(ViewJson.of(added))
                .build();
    }

    /** Changes all of a view but its list; 404 when it is not the caller's, 422 as for saving. */
    @PUT
    @Path("{id}")
    public ViewJson change(@PathParam("id") long id, ViewDraft draft) {
        return ViewJson.of(views.change(id, draft));
    }

    /** Removes a view: 204; 404 when it is not the caller's. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        views.remove(id);
    }
}
