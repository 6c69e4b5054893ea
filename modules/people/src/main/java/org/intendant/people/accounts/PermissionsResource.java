package org.intendant.people.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The permission matrix over REST. */
@Path("permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PermissionsResource {

    @Inject
    Permissions permissions;

    /** Every permission, what it is for, and the roles that hold it. */
    @GET
    public List<Permissions.Held> matrix() {
        return permissions.matrix();
    }
}
