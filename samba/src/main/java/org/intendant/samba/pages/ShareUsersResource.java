package org.intendant.samba.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.intendant.samba.shares.ShareUsers;

/** Passwords of users of shares; the users themselves come with the shares of their server. */
@Path("share-users/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ShareUsersResource {

    @Inject
    ShareUsers users;

    /** The user's name and password: {@code {"name": …, "password": …}}. That you asked stands in the audit trail. */
    @POST
    @Path("reveal")
    public Response reveal(@PathParam("id") long id) {
        CacheControl none = new CacheControl();
        none.setNoStore(true);
        return Response.ok(users.reveal(id)).cacheControl(none).build();
    }

    /** Gives the user another password, which holds once the plan of the server is applied. */
    @POST
    @Path("rotate")
    public void rotate(@PathParam("id") long id) {
        users.rotate(id);
    }
}
