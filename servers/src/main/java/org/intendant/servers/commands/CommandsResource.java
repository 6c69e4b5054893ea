package org.intendant.servers.commands;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.intendant.operations.Operation;
import org.intendant.operations.pages.OperationJson;

/** Running a command on servers over REST, for administrators. */
@Path("commands")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CommandsResource {
    @Inject
    Commands commands;

    /**
     * Starts a command: {@code {"servers": [1, 2], "tags": [], "arguments": ["uptime"], "root": false, "limitSeconds":
     * 300, "parallel": 10}}. No shell is involved unless the program is one.
     *
     * @return 201 with the operation, whose parts are the servers; 409 while a command runs on one of them
     */
    @POST
    public Response run(CommandDraft draft) {
        Operation operation = commands.run(draft);
        return Response.created(URI.create("operations/" + operation.id()))
                .entity(OperationJson.of(operation))
                .build();
    }
}
