package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.intendant.operations.Differences;
import org.intendant.operations.Plans;
import org.jspecify.annotations.Nullable;

/** What is decided about a difference instead of applying its plan: {@code /differences/accounts/server/12}. */
@Path("differences/{kind}/{type}/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DifferencesResource {

    @Inject
    Differences differences;

    @Inject
    Plans plans;

    /**
     * Leaves a difference until a day is over: {@code {"digest": "…", "until": "2026-12-31"}}, with the digest of its comparison.
     * 409 when something else differs by now.
     */
    @PUT
    @Path("ignored")
    public void ignore(
            @PathParam("kind") String kind,
            @PathParam("type") String type,
            @PathParam("id") long id,
            @Nullable IgnoringJson ignoring) {
        differences.ignore(
                kind,
                plans.target(kind, type + ":" + id),
                ignoring == null ? "" : said(ignoring.digest()),
                ignoring == null ? "" : said(ignoring.until()));
    }

    /** Takes that back; 404 when nothing is ignored there. */
    @DELETE
    @Path("ignored")
    public void heed(@PathParam("kind") String kind, @PathParam("type") String type, @PathParam("id") long id) {
        differences.heed(kind, plans.target(kind, type + ":" + id));
    }

    /** Wants what a step of the plan would change as the host has it: {@code {"digest": "…"}}, the step's. 409 when it is stale. */
    @POST
    @Path("adopt")
    public void adopt(
            @PathParam("kind") String kind,
            @PathParam("type") String type,
            @PathParam("id") long id,
            @Nullable AdoptionJson adoption) {
        differences.adopt(kind, plans.target(kind, type + ":" + id), adoption == null ? "" : said(adoption.digest()));
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What is left as it is, and until when. */
    record IgnoringJson(@Nullable String digest, @Nullable String until) {}

    /** Which step of the plan becomes wanted the other way round. */
    record AdoptionJson(@Nullable String digest) {}
}
