package org.intendant.samba.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.samba.push.ShareTests;
import org.intendant.samba.shares.ForeignShare;
import org.intendant.samba.shares.ShareHost;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.ShareUsers;
import org.intendant.samba.shares.Shares;
import org.jspecify.annotations.Nullable;

/** Shares of one server and their users. */
@Path("servers/{server}/shares")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerSharesResource {

    @Inject
    Shares shares;

    @Inject
    ShareUsers users;

    @Inject
    ShareTests tests;

    /** Its shares, their users without passwords, and what others share there. */
    @GET
    public ServerShares of(@PathParam("server") long server) {
        Optional<ShareHost> host = shares.host(server);
        return new ServerShares(
                shares.base(server),
                shares.of(server),
                users.of(server),
                host.stream()
                        .flatMap(read -> read.foreign().stream())
                        .map(ForeignJson::of)
                        .toList(),
                host.map(ShareHost::readAt).orElse(null));
    }

    /** Uses each share as each of its users, from where Intendant runs, and answers how each stands then. */
    @POST
    @Path("test")
    public List<ShareRow> test(@PathParam("server") long server) {
        tests.now(server);
        return shares.of(server);
    }

    /** Measures what lies in the folder of each share, and answers the shares with it. */
    @POST
    @Path("measure")
    public List<ShareRow> measure(@PathParam("server") long server) {
        tests.measure(server);
        return shares.of(server);
    }

    /**
     * How a server stands.
     *
     * @param base folder of all shares
     * @param foreign shares that others made; one without {@code never} can be adopted by its {@code digest}
     * @param foreignRead when they were read, or null for never
     */
    public record ServerShares(
            String base,
            List<ShareRow> shares,
            List<ShareUsers.Row> users,
            List<ForeignJson> foreign,
            @Nullable Instant foreignRead) {

        public ServerShares {
            shares = List.copyOf(shares);
            users = List.copyOf(users);
            foreign = List.copyOf(foreign);
        }
    }

    /**
     * A share that others made.
     *
     * @param path its folder as Samba has it, or empty
     * @param never why it cannot be adopted, or empty
     * @param digest by which {@code POST differences/samba/server/…/adopt} names it
     */
    public record ForeignJson(String name, String path, String never, String digest) {

        static ForeignJson of(ForeignShare share) {
            return new ForeignJson(share.name(), share.path(), share.never(), share.digest());
        }
    }
}
