package org.intendant.web.errors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import org.intendant.plans.Refused;

/** Where a resource reads a body there must be one: neither nothing nor JSON's {@code null} reaches it. */
@Provider
public class BodyNeeded implements ContainerRequestFilter, ReaderInterceptor {

    private static final String SENTENCE = "Send a JSON object.";

    @Context
    ResourceInfo resource;

    /** A parameter without an annotation is the body. */
    @Override
    public void filter(ContainerRequestContext request) {
        boolean needed = Arrays.stream(resource.getResourceMethod().getParameters())
                .anyMatch(parameter -> parameter.getAnnotations().length == 0);
        if (needed && !request.hasEntity()) {
            throw new Refused("", SENTENCE);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw new Refused("", SENTENCE);
        }
        return body;
    }
}
