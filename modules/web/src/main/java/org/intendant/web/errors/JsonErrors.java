package org.intendant.web.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The server's own answer to a body that is not what it should be is a bare sentence; ours names place and field. */
@Provider
public class JsonErrors implements ExceptionMapper<JsonProcessingException> {

    @Override
    public Response toResponse(JsonProcessingException trouble) {
        Failure failure = Failure.of(trouble);
        return Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(failure, null))
                .build();
    }
}
