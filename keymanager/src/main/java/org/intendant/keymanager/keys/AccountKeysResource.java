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
import java.util.Map;
import org.intendant.people.foresight.Previewed;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** Keys with which accounts of a server log in elsewhere, over REST: to see for who sees the server, to change for administrators. */
@Path("servers/{server}/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountKeysResource {

    @Inject
    AccountKeys keys;

    @Inject
    KeyPairs pairs;

    /** All keys of the server's accounts, by account; 404 when there is no such server. */
    @GET
    public List<AccountKeyJson> all(@PathParam("server") long server) {
        return keys.of(server).stream().map(AccountKeyJson::of).toList();
    }

    /**
     * Reads the public keys of all managed accounts from the host, now: by account, each {@code {"file", "line", "kind",
     * "fingerprint", "refusal"}}. Nothing is kept. 502 when the host does not answer.
     */
    @POST
    @Path("read")
    public Map<String, List<FoundKey>> read(@PathParam("server") long server) {
        return pairs.read(server);
    }

    /** Names of the accounts that shall have a key of their own, which the plan {@code key-pairs} makes. */
    @GET
    @Path("wanted")
    public List<String> wanted(@PathParam("server") long server) {
        return pairs.wanted(server);
    }

    /** Wants an account to have a key of its own: 204; 422 when it is not managed. */
    @PUT
    @Path("wanted/{account}")
    public void want(@PathParam("server") long server, @PathParam("account") String account) {
        pairs.want(server, account);
    }

    /** Wants it no more: 204; a key that is there stays there. */
    @DELETE
    @Path("wanted/{account}")
    public void letGo(@PathParam("server") long server, @PathParam("account") String account) {
        pairs.letGo(server, account);
    }

    /** One key; 404 when there is none. */
    @GET
    @Path("{id}")
    public AccountKeyJson find(@PathParam("server") long server, @PathParam("id") long id) {
        return all(server).stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such key on this server."));
    }

    /**
     * Adds a key: {@code {"account", "key"}}.
     *
     * @return 201 with the key; 422 with the field that is wrong
     */
    @POST
    @Previewed(value = "from", id = "server")
    public Response add(
            @PathParam("server") long server, @QueryParam("preview") boolean preview, AccountKeyDraft draft) {
        long id = keys.add(server, draft);
        return Response.created(URI.create("servers/" + server + "/keys/" + id))
                .entity(find(server, id))
                .build();
    }

    /** Makes a key good again. */
    @PUT
    @Path("{id}/use")
    @Previewed(value = "from", id = "server")
    public AccountKeyJson use(
            @PathParam("server") long server, @PathParam("id") long id, @QueryParam("preview") boolean preview) {
        keys.use(server, id, true);
        return find(server, id);
    }

    /** Makes a key good for nothing for now. */
    @DELETE
    @Path("{id}/use")
    @Previewed(value = "from", id = "server")
    public void disable(
            @PathParam("server") long server, @PathParam("id") long id, @QueryParam("preview") boolean preview) {
        keys.use(server, id, false);
    }

    /** Removes a key: 204; 409 while a group has it. */
    @DELETE
    @Path("{id}")
    @Previewed(value = "from", id = "server")
    public void remove(
            @PathParam("server") long server, @PathParam("id") long id, @QueryParam("preview") boolean preview) {
        keys.remove(server, id);
    }
}
