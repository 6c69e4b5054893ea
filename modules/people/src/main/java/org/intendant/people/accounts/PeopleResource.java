package org.intendant.people.accounts;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.exchange.Files;
import org.intendant.people.exchange.ImportReport;
import org.intendant.people.foresight.Previewed;
import org.intendant.people.links.OneTimeLinks;
import org.intendant.people.tokens.TokenJson;
import org.intendant.people.tokens.Tokens;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** People over REST. A person is a {@link PersonJson}; lists are asked as every list. */
@Path("people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {

    private static final ListFile<Person> FILE = new ListFile<>(
            "people",
            List.of(
                    ListFile.field("id", Person::getId),
                    ListFile.field("username", Person::getUsername),
                    ListFile.field("displayName", Person::getDisplayName),
                    ListFile.field("email", Person::getEmail),
                    ListFile.field("role", Person::getRole),
                    ListFile.field("active", Person::isActive),
                    ListFile.field("passwordSet", Person::isPasswordSet),
                    ListFile.field("created", Person::getCreated)));

    @Inject
    People people;

    @Inject
    OneTimeLinks links;

    @Inject
    Tokens tokens;

    @Inject
    PeopleTable table;

    @Inject
    Files files;

    /** Some people: filters {@code role} and {@code active}, sort by username, displayName, role or created. */
    @GET
    public Page<PersonJson> page(@Context UriInfo uri) {
        return people.page(QueryParameters.of(uri)).map(PersonJson::of);
    }

    /** The people that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), people::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), people::page);
    }

    /**
     * People as a file: {@code format=csv} or {@code json}, which {@link #take} reads again; filters as the list's.
     * {@code template=true} answers the header and an example.
     */
    @GET
    @Path("export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response export(@Context UriInfo uri) {
        return files.export(table, uri);
    }

    /**
     * Adds and changes people from CSV or {@code {"rows": [{…}]}}, row by row.
     *
     * @param preview unless it is {@code false}, nothing is changed: the answer says what would be
     * @return what each row does or did; 422 in {@code file} where it makes no sense as a whole
     */
    @POST
    @Path("import")
    @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
    public ImportReport take(
            @Context HttpHeaders headers, @QueryParam("preview") @Nullable String preview, byte[] body) {
        return files.take(table, headers, preview, body);
    }

    /** One person; 404 when there is none. */
    @GET
    @Path("{id}")
    public PersonJson find(@PathParam("id") long id) {
        return PersonJson.of(people.find(id));
    }

    /**
     * Adds a person, who has no password yet: {@code {"username", "displayName", "email", "role"}}.
     *
     * @return 201 with the person; 422 with the field that is wrong
     */
    @POST
    public Response add(PersonDraft draft) {
        Person added = people.add(draft);
        return Response.created(URI.create("people/" + added.getId()))
                .entity(PersonJson.of(added))
                .build();
    }

    /** Changes a person: all fields, with the version that was read. 409 when somebody was faster, 422 as for adding. */
    @PUT
    @Path("{id}")
    @Previewed("person")
    public PersonJson change(@PathParam("id") long id, @QueryParam("preview") boolean preview, PersonDraft draft) {
        people.change(id, draft);
        return PersonJson.of(people.find(id));
    }

    /**
     * Removes a person. 204; 409 while something depends on the person, and for the last administrator.
     *
     * @param typed the user name, to confirm: 422 when it is another
     */
    @DELETE
    @Path("{id}")
    @Previewed("person")
    public void remove(
            @PathParam("id") long id,
            @QueryParam("preview") boolean preview,
            @QueryParam("typed") @Nullable String typed) {
        people.remove(id, typed == null ? "" : typed);
    }

    /** Makes a new one-time link to a password: 201 with {@code {"url", "expires"}}, the only time that it is shown. */
    @POST
    @Path("{id}/link")
    public Response newLink(@PathParam("id") long id) {
        return Response.status(Response.Status.CREATED).entity(links.make(id)).build();
    }

    /** Somebody's tokens, without their secrets; 404 when there is nobody. */
    @GET
    @Path("{id}/tokens")
    public List<TokenJson> tokens(@PathParam("id") long id) {
        people.find(id);
        return tokens.of(id).stream().map(TokenJson::of).toList();
    }

    /** Revokes somebody's token: 204. */
    @DELETE
    @Path("{id}/tokens/{token}")
    public void revoke(@PathParam("id") long id, @PathParam("token") long token) {
        tokens.revoke(id, token);
    }
}
