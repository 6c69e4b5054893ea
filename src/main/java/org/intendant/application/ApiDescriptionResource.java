package org.intendant.application;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The description of this API for clients and their generators. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public class ApiDescriptionResource {

    @Inject
    ApiDescription description;

    /** OpenAPI 3 as JSON. 401 without a sign-in or token. */
    @GET
    public String get() {
        return description.json();
    }
}
