package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.Proxies;
import org.intendant.hostforwarding.names.ProxyDraft;
import org.intendant.hostforwarding.names.ProxyReading;
import org.intendant.hostforwarding.names.SiteAdoptions;
import org.intendant.hostforwarding.push.NameTests;
import org.jspecify.annotations.Nullable;

/** Host names of one proxy, or to one guest. */
@Path("servers/{server}/host-names")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServerNamesResource {

    @Inject
    HostNames names;

    @Inject
    Proxies proxies;

    @Inject
    SiteAdoptions adoptions;

    @Inject
    NameTests tests;

    /** Its rules, the sites of others, and what it does with names that no rule has. */
    @GET
    public ServerNames of(@PathParam("server") long server) {
        Optional<ProxyReading> reading = proxies.reading(server);
        return new ServerNames(
                names.of(server),
                reading.map(ProxyReading::foreign).orElse(List.of()).stream()
                        .map(ForeignJson::of)
                        .toList(),
                reading.map(ProxyReading::readAt).orElse(null),
                proxies.draft(server));
    }

    /** Says what a proxy does with names that no rule has; 409 when somebody changed it since that version. */
    @PUT
    @Path("others")
    public ProxyDraft others(@PathParam("server") long server, ProxyDraft draft) {
        proxies.change(server, draft);
        return proxies.draft(server);
    }

    /** Makes a real request for each name that can be asked for, and answers how each rule stands then. */
    @POST
    @Path("test")
    public List<HostNameRow> test(@PathParam("server") long server) {
        tests.now(server);
        return names.of(server);
    }

    /**
     * Adopts a site that others made: {@code {"text": "/etc/nginx/sites-enabled/shop …"}}, as {@code foreign} says it. The next
     * plan brings it and takes that site out. 409 where it is not there any more, or adopted already; 422 naming what no rule
     * says.
     */
    @POST
    @Path("adopt")
    public List<HostNameRow> adopt(@PathParam("server") long server, @Nullable AdoptionJson adoption) {
        String text = adoption == null ? null : adoption.text();
        adoptions.adopt(server, text == null ? "" : text);
        return names.of(server);
    }

    /**
     * How a server stands.
     *
     * @param foreign each site that others made; one without {@code never} can be adopted by its {@code text}
     * @param foreignRead when they were read, or null for never
     * @param others what is done with names that no rule has
     */
    public record ServerNames(
            List<HostNameRow> rules,
            List<ForeignJson> foreign,
            @Nullable Instant foreignRead,
            ProxyDraft others) {

        public ServerNames {
            rules = List.copyOf(rules);
            foreign = List.copyOf(foreign);
        }
    }

    /**
     * A site that others made.
     *
     * @param text how it stands there, behind its path
     * @param never why it cannot be adopted, or empty
     */
    public record ForeignJson(String text, String words, String never) {

        static ForeignJson of(ForeignSite foreign) {
            return new ForeignJson(foreign.text(), foreign.words(), foreign.never());
        }
    }

    /** Which site is adopted. */
    public record AdoptionJson(@Nullable String text) {}
}
