package org.intendant.servers.enrolment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.address.SshDraft;
import org.intendant.servers.pages.ServerJson;
import org.intendant.servers.reachability.ServerChecks;

/** Enrolling a host, step by step, over REST. Steps that talk to the host answer 502 with its words when it refuses. */
@Path("servers/enrolments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EnrolmentsResource {
    @Inject
    Enrolments enrolments;

    @Inject
    ServerChecks checks;

    /** Those that are not done, the latest first. */
    @GET
    public List<EnrolmentJson> open() {
        return enrolments.open().stream().map(this::json).toList();
    }

    /**
     * Connects and shows the host's key: {@code {"user", "host", "port", "jumpId"}}.
     *
     * @return 201 with the enrolment; 422 when the address or key is another server's
     */
    @POST
    public Response begin(SshDraft address) {
        Enrolment enrolment = enrolments.begin(address);
        return Response.created(URI.create("servers/enrolments/" + enrolment.id()))
                .entity(json(enrolment))
                .build();
    }

    /** One enrolment. */
    @GET
    @Path("{id}")
    public EnrolmentJson find(@PathParam("id") String id) {
        return json(enrolments.get(id));
    }

    /** Pins the key, whose fingerprint somebody compared: {@code {"fingerprint"}}. */
    @POST
    @Path("{id}/confirm")
    public EnrolmentJson confirm(@PathParam("id") String id, Confirmation confirmation) {
        return json(enrolments.confirm(id, confirmation.fingerprint()));
    }

    /** Adds Intendant's line to {@code authorized_keys} with the account's password, which is not stored. */
    @POST
    @Path("{id}/authorize")
    public EnrolmentJson authorize(@PathParam("id") String id, Password password) {
        try {
            return json(enrolments.authorize(id, password.password()));
        } finally {
            Arrays.fill(password.password(), ' ');
        }
    }

    /** Signs in, makes sure of root rights and reads the facts; then there is a proposal. */
    @POST
    @Path("{id}/check")
    public EnrolmentJson check(@PathParam("id") String id) {
        return json(enrolments.check(id));
    }

    /** Makes the server: {@code {"server": {…}, "accounts": ["maren"]}}, accounts being adopted as they are. */
    @POST
    @Path("{id}/finish")
    public Response finish(@PathParam("id") String id, Finish finish) {
        Server server = enrolments.finish(id, finish.server(), finish.accounts());
        return Response.created(URI.create("servers/" + server.id()))
                .entity(ServerJson.of(server, checks.of(server.id()).orElse(null)))
                .build();
    }

    /** Gives up. */
    @DELETE
    @Path("{id}")
    public void abandon(@PathParam("id") String id) {
        enrolments.abandon(id);
    }

    private EnrolmentJson json(Enrolment enrolment) {
        boolean read = enrolment.state() == Enrolment.State.READ;
        return EnrolmentJson.of(enrolment, enrolments.ownKey(), read ? enrolments.proposal(enrolment.id()) : null);
    }

    /** The fingerprint that somebody compared. */
    public record Confirmation(String fingerprint) {
        public Confirmation {
            fingerprint = Objects.requireNonNullElse(fingerprint, "");
        }
    }

    /** The account's password, for one sign-in. */
    public record Password(char[] password) {
        public Password {
            password = Objects.requireNonNullElseGet(password, () -> new char[0]);
        }

        @Override
        public String toString() {
            return "Password[]";
        }
    }

    /** The server as it shall be, and the accounts to adopt. */
    public record Finish(ServerDraft server, List<String> accounts) {
        public Finish {
            server = Objects.requireNonNullElseGet(server, ServerDraft::new);
            accounts = Objects.requireNonNullElse(accounts, List.of());
        }
    }
}
