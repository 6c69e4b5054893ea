package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.intendant.operations.pages.OperationJson;

/** SSH sessions that are still open on the hosts of a revocation, over REST. */
@Path("revocations/{id}/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionsResource {

    @Inject
    OpenSessions sessions;

    /**
     * What hosts said just now.
     *
     * @param sessions of keys that were taken, then those of which nobody knows the key
     * @param others how many there are of other keys
     * @param troubles why a host told nothing, a sentence each
     */
    public record SessionsJson(List<SessionJson> sessions, long others, List<String> troubles, Instant at) {

        static SessionsJson of(OpenSessions.Found found) {
            return new SessionsJson(
                    found.sessions().stream().map(SessionJson::of).toList(),
                    found.others(),
                    found.troubles(),
                    found.at());
        }
    }

    /**
     * One session.
     *
     * @param id tells it from every other one, also from a later one of the same process number
     * @param who in words: a person's name, or {@code somebody on root, key unknown}
     * @param from the address that it comes from; empty where sshd's log does not tell
     * @param fingerprint of its key; empty where the log does not tell
     * @param taken whether its key was taken from this account
     */
    public record SessionJson(
            String id,
            long serverId,
            String server,
            String account,
            String who,
            String from,
            String fingerprint,
            Instant since,
            boolean taken) {

        static SessionJson of(OpenSession session) {
            return new SessionJson(
                    session.id(),
                    session.serverId(),
                    session.server(),
                    session.account(),
                    session.who(),
                    session.from(),
                    session.fingerprint(),
                    session.since(),
                    session.taken());
        }
    }

    /** Which sessions to end, by their ids. */
    public record EndJson(List<String> sessions) {
        public EndJson {
            sessions = List.copyOf(Objects.requireNonNullElse(sessions, List.of()));
        }
    }

    /** Reads on the hosts which sessions are open, for at most 25 seconds; 404 when there is no such revocation. */
    @GET
    public SessionsJson look(@PathParam("id") long id) {
        return SessionsJson.of(sessions.look(id));
    }

    /**
     * Ends sessions: {@code {"sessions": ["3-811-90210"]}}, each looked at again on its host before.
     *
     * @return 202 with the operation; 422 when none of them is open any more, 404 when there is no such revocation
     */
    @POST
    @Path("end")
    public Response end(@PathParam("id") long id, EndJson meant) {
        Set<String> ids = Set.copyOf(meant.sessions());
        List<OpenSession> found = sessions.look(id).sessions().stream()
                .filter(session -> ids.contains(session.id()))
                .toList();
        return Response.accepted(OperationJson.of(sessions.end(found))).build();
    }
}
