package org.intendant.servers.accounts;

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
import org.intendant.people.foresight.Previewed;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Accounts wanted on one server. Nothing here changes the host: plan and approve the kind {@code accounts} of the target
 * {@code server:<id>} for that.
 */
@Path("servers/{server}/accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {
    @Inject
    Accounts accounts;

    @Inject
    FoundAccounts found;

    /** Every account that is wanted, or was found when the server was last read, by name. */
    @GET
    public List<AccountJson> list(@PathParam("server") long server) {
        return found.lines(server).stream().map(AccountJson::of).toList();
    }

    /** Wants an account: {@code {"name", "shell", "comment"}}; 422 with the field that is wrong. */
    @POST
    @Previewed(value = "server", id = "server")
    public AccountJson want(
            @PathParam("server") long server, @QueryParam("preview") boolean preview, AccountDraft draft) {
        accounts.want(List.of(server), draft);
        return one(server, draft.getName().strip());
    }

    /** Changes shell and comment of a wanted account, whose version must be the current one. */
    @PUT
    @Path("{name}")
    @Previewed(value = "server", id = "server")
    public AccountJson change(
            @PathParam("server") long server,
            @PathParam("name") String name,
            @QueryParam("preview") boolean preview,
            AccountDraft draft) {
        accounts.change(server, name, draft);
        return one(server, name);
    }

    /** Wants the account from now on as the host has it. */
    @POST
    @Path("{name}/adopt")
    @Previewed(value = "server", id = "server")
    public AccountJson adopt(
            @PathParam("server") long server, @PathParam("name") String name, @QueryParam("preview") boolean preview) {
        found.adopt(server, name);
        return one(server, name);
    }

    /** Leaves the account out of pages. */
    @POST
    @Path("{name}/ignore")
    public AccountJson ignore(@PathParam("server") long server, @PathParam("name") String name) {
        found.ignore(server, name);
        return one(server, name);
    }

    /** Wants nothing of the account any more; it stays on the host as it is. */
    @POST
    @Path("{name}/let-go")
    public void letGo(@PathParam("server") long server, @PathParam("name") String name) {
        accounts.letGo(server, name);
    }

    /**
     * Wants the account gone from the host; its home folder stays. The plan must still be approved.
     *
     * @param typed the account's name, to confirm
     */
    @DELETE
    @Path("{name}")
    public AccountJson remove(
            @PathParam("server") long server,
            @PathParam("name") String name,
            @QueryParam("typed") @Nullable String typed) {
        accounts.removeFromHost(server, name, typed == null ? "" : typed);
        return one(server, name);
    }

    private AccountJson one(long server, String name) {
        return found.lines(server).stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .map(AccountJson::of)
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "There is no such account."));
    }
}
