package org.intendant.servers.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.intendant.people.exchange.Files;
import org.intendant.people.exchange.ImportReport;
import org.intendant.people.foresight.Previews;
import org.intendant.servers.Servers;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Accounts over all servers: the list of those that are wanted, and one wanted on several servers at once. */
@Path("accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FleetAccountsResource {
    private static final ListFile<WantedAccount> FILE = new ListFile<>(
            "accounts",
            List.of(
                    ListFile.field("name", WantedAccount::name),
                    ListFile.field("serverId", WantedAccount::serverId),
                    ListFile.field("server", WantedAccount::server),
                    ListFile.field("shell", WantedAccount::shell),
                    ListFile.field("comment", WantedAccount::comment),
                    ListFile.field("wish", WantedAccount::wish),
                    ListFile.field("adopted", WantedAccount::adopted)));

    @Inject
    Accounts accounts;

    @Inject
    Servers servers;

    @Inject
    Previews previews;

    @Inject
    AccountTable table;

    @Inject
    Files files;

    /** Accounts that are wanted or unwanted, over all servers that you may see; sorted by name or server. */
    @GET
    public Page<WantedAccount> page(@Context UriInfo uri) {
        return accounts.page(QueryParameters.of(uri));
    }

    /** The accounts that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), accounts::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), accounts::page);
    }

    /**
     * Wanted accounts as a file: {@code format=csv} or {@code json}, which {@link #take} reads again. {@code template=true}
     * answers the header and an example.
     */
    @GET
    @Path("export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response export(@Context UriInfo uri) {
        return files.export(table, uri);
    }

    /**
     * Wants and changes accounts from CSV or {@code {"rows": [{…}]}}, row by row; on the hosts nothing changes before a plan
     * is approved.
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

    /**
     * Wants an account on each of the servers, or on none when one of them refuses it.
     *
     * @param preview nothing is changed: the answer says who could log in then
     * @return the primary keys of the servers on which it is now wanted
     */
    @POST
    public List<Long> want(@QueryParam("preview") boolean preview, WantedOn wanted) {
        if (preview) {
            throw previews.of(servers.named(wanted.servers()), () -> accounts.want(wanted.servers(), wanted.account()));
        }
        return accounts.want(wanted.servers(), wanted.account()).stream()
                .map(Account::serverId)
                .toList();
    }

    /** An account and the primary keys of the servers that shall have it. */
    public record WantedOn(List<Long> servers, AccountDraft account) {
        public WantedOn {
            servers = Objects.requireNonNullElse(servers, List.of());
            account = Objects.requireNonNullElseGet(account, AccountDraft::new);
        }
    }
}
