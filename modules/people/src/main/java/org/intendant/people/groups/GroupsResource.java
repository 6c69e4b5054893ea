package org.intendant.people.groups;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.intendant.people.foresight.Previewed;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Groups of people over REST. A group is a {@link GroupJson}; lists are asked as every list. */
@Path("groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupsResource {

    private static final ListFile<GroupRow> FILE = new ListFile<>(
            "groups",
            List.of(
                    ListFile.field("id", GroupRow::id),
                    ListFile.field("name", GroupRow::name),
                    ListFile.field("owner", GroupRow::owner),
                    ListFile.field("people", GroupRow::people)));

    @Inject
    Groups groups;

    /** Some groups: filters {@code owner} and {@code person} (person ids), sort by name, owner or people. */
    @GET
    public Page<GroupRow> page(@Context UriInfo uri) {
        return groups.page(QueryParameters.of(uri));
    }

    /** The groups that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), groups::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), groups::page);
    }

    /** One group with its people; 404 when there is none. */
    @GET
    @Path("{id}")
    public GroupJson find(@PathParam("id") long id) {
        return GroupJson.of(groups.find(id), groups.people(id));
    }

    /**
     * Adds a group: {@code {"name", "ownerId", "people"}}, people being primary keys; without an owner it is the caller's.
     *
     * @return 201 with the group; 422 with the field that is wrong
     */
    @POST
    public Response add(GroupDraft draft) {
        Group added = groups.add(draft);
        return Response.created(URI.create("groups/" + added.getId()))
                .entity(find(added.getId()))
                .build();
    }

    /** Changes a group: all fields, with the version that was read. 409 when somebody was faster, 422 as for adding. */
    @PUT
    @Path("{id}")
    @Previewed("group")
    public GroupJson change(@PathParam("id") long id, @QueryParam("preview") boolean preview, GroupDraft draft) {
        groups.change(id, draft);
        return find(id);
    }

    /** Puts a person into a group. */
    @PUT
    @Path("{id}/people/{person}")
    @Previewed("group")
    public GroupJson join(
            @PathParam("id") long id, @PathParam("person") long person, @QueryParam("preview") boolean preview) {
        groups.join(id, List.of(person));
        return find(id);
    }

    /** Takes a person out of a group: 204, also when he was not in it. */
    @DELETE
    @Path("{id}/people/{person}")
    @Previewed("group")
    public void leave(
            @PathParam("id") long id, @PathParam("person") long person, @QueryParam("preview") boolean preview) {
        groups.leave(id, person);
    }

    /**
     * Removes a group; its people stay. 204; 409 while something depends on it.
     *
     * @param typed the group's name, to confirm: 422 when it is another
     */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id, @QueryParam("typed") @Nullable String typed) {
        groups.remove(id, typed == null ? "" : typed);
    }
}
