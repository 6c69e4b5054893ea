package org.intendant.keymanager.access;

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
import java.util.List;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.grants.Holdings;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foresights;
import org.intendant.people.foresight.Previewed;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;

/** What a group has and may over REST: to see for who sees groups, to change for administrators. */
@Path("groups/{group}/access")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupAccessResource {

    @Inject
    Grants grants;

    @Inject
    Servers servers;

    @Inject
    Foresights foresights;

    /** All that the group has and may; 404 when there is none. */
    @GET
    public Holdings of(@PathParam("group") long group) {
        return grants.of(group);
    }

    /**
     * Lets the group log in somewhere: {@code {"places": ["web1", "root@nas1"], "lastDay": "2026-12-31"}}, a server for every
     * account that is managed there; where it may already, it gets this last day.
     *
     * @return all that the group has and may then; 422 with the field that is wrong
     */
    @POST
    @Previewed(value = "group", id = "group")
    public Holdings give(@PathParam("group") long group, @QueryParam("preview") boolean preview, GrantDraft draft) {
        grants.give(group, draft);
        return of(group);
    }

    /** What {@link #give} would give and take, per account; nothing is saved. */
    @POST
    @Path("preview")
    public Foreseen preview(@PathParam("group") long group, GrantDraft draft) {
        return foresights.of(new Target("group", group, ""), () -> grants.give(group, draft));
    }

    /** Takes back where the group may log in: 204; 404 when it may not any more. */
    @DELETE
    @Path("{grant}")
    @Previewed(value = "group", id = "group")
    public void take(
            @PathParam("group") long group, @PathParam("grant") long grant, @QueryParam("preview") boolean preview) {
        grants.take(group, grant);
    }

    /** Gives the group all keys of a server, also those that come later. */
    @PUT
    @Path("servers/{server}")
    @Previewed(value = "group", id = "group")
    public Holdings holdServer(
            @PathParam("group") long group, @PathParam("server") long server, @QueryParam("preview") boolean preview) {
        grants.holdServers(group, List.of(servers.get(server).name()));
        return of(group);
    }

    /** Takes a server's keys out: 204, also when they were not in it. */
    @DELETE
    @Path("servers/{server}")
    @Previewed(value = "group", id = "group")
    public void dropServer(
            @PathParam("group") long group, @PathParam("server") long server, @QueryParam("preview") boolean preview) {
        grants.dropServer(group, server);
    }

    /** Gives the group a single key of a server's account. */
    @PUT
    @Path("servers/{server}/keys/{key}")
    @Previewed(value = "group", id = "group")
    public Holdings holdKey(
            @PathParam("group") long group,
            @PathParam("server") long server,
            @PathParam("key") long key,
            @QueryParam("preview") boolean preview) {
        grants.holdKey(group, server, key);
        return of(group);
    }

    /** Takes a single key out: 204, also when it was not in it. */
    @DELETE
    @Path("servers/{server}/keys/{key}")
    @Previewed(value = "group", id = "group")
    public void dropKey(
            @PathParam("group") long group,
            @PathParam("server") long server,
            @PathParam("key") long key,
            @QueryParam("preview") boolean preview) {
        grants.dropKey(group, server, key);
    }
}
