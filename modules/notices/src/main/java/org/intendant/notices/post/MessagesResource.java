package org.intendant.notices.post;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.intendant.notices.Channel;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;

/** What was sent, over REST. */
@Path("notices/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    private static final ListFile<Message> FILE = new ListFile<>(
            "messages",
            List.of(
                    ListFile.field("id", Message::getId),
                    ListFile.field("made", Message::getMade),
                    ListFile.field("person", Message::getPersonName),
                    ListFile.field("channel", Message::getChannel),
                    ListFile.field("destination", Message::getDestination),
                    ListFile.field("subject", Message::getSubject),
                    ListFile.field("state", Message::state),
                    ListFile.field("attempts", Message::getAttempts),
                    ListFile.field("error", Message::getError)));

    @Inject
    Sent sent;

    /** Some messages, newest first: filters {@code state} and {@code channel}, sort by made, state or person. */
    @GET
    public Page<MessageJson> page(@Context UriInfo uri) {
        return sent.page(QueryParameters.of(uri)).map(MessageJson::of);
    }

    /** The messages that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), sent::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), sent::page);
    }

    /** One message with all that it says; 404 when there is none that the caller may see. */
    @GET
    @Path("{id}")
    public MessageJson find(@PathParam("id") long id) {
        return MessageJson.of(sent.get(id));
    }

    /**
     * A message over REST.
     *
     * @param person who is told
     * @param destination the mail address, or the webhook's host
     * @param changed when it came into its state
     * @param nextTry when it is tried again, while it waits
     * @param error what the other side said last when it did not take it
     */
    public record MessageJson(
            long id,
            Instant made,
            String person,
            Channel channel,
            String destination,
            String subject,
            String body,
            MessageState state,
            Instant changed,
            int attempts,
            Instant nextTry,
            String error) {

        static MessageJson of(Message message) {
            return new MessageJson(
                    message.getId(),
                    message.getMade(),
                    message.getPersonName(),
                    message.getChannel(),
                    message.getDestination(),
                    message.getSubject(),
                    message.getBody(),
                    message.state(),
                    message.getChanged(),
                    message.getAttempts(),
                    message.getNextTry(),
                    message.getError());
        }
    }
}
