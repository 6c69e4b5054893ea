package org.intendant.web.errors;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every exception of every resource, in the one shape of {@link ErrorBody}. */
@Provider
public class RestErrors implements ExceptionMapper<Throwable> {

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().hasEntity()) {
            return web.getResponse();
        }
        Failure failure = Failure.of(thrown);
        String id = failure.ours()
                ? ErrorLog.write(request.getMethod() + " " + uri.getRequestUri().getRawPath(), thrown)
                : null;
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(failure, id));
        if (failure.status() == 503) {
            ErrorLog.away(request.getMethod() + " " + uri.getRequestUri().getRawPath(), thrown);
            answer.header("Retry-After", "5");
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            answer.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return answer.build();
    }
}
