package org.intendant.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;

/** What the REST API offers, as an OpenAPI 3 document made at build time from the resources. */
@ApplicationScoped
public class ApiDescription {

    /** The document as JSON. */
    @Allowed(Permission.OWN_PROFILE)
    public String json() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("The build left out openapi.json.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
