package org.intendant.notices.post;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The caller's webhook over REST. */
@Path("notices/hook")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HookResource {

    @Inject
    Hooks hooks;

    /** Where it leads; 404 when the caller has none. */
    @GET
    public HookJson mine() {
        Hook hook = hooks.get();
        return new HookJson(hook.getUrl(), hook.getMade());
    }

    /**
     * Leads it there from now on, under a new secret that is shown this once; 422 when it is no address of a webhook. Whether it may be called shows when it is.
     *
     * <p>Each call carries {@code Intendant-Signature: t=<seconds>,v1=<HMAC-SHA-256 of "<seconds>.<body>" under the secret,
     * in hexadecimal digits>}.
     */
    @PUT
    public SecretJson set(Address address) {
        return new SecretJson(hooks.set(address.url() == null ? "" : address.url()));
    }

    /** Calls it no more: 204; 404 when the caller has none. */
    @DELETE
    public void remove() {
        hooks.remove();
    }

    /** Calls it now, which takes at most about 20 seconds; 409 with the words of the other side when it was not taken. */
    @POST
    @Path("test")
    public TakenJson test() {
        return new TakenJson(hooks.test());
    }

    /** What is sent to lead it somewhere. */
    public record Address(@Nullable String url) {}

    /** A webhook over REST, without its secret. */
    public record HookJson(String url, Instant made) {}

    /** The secret that signs the calls. */
    public record SecretJson(String secret) {

        @Override
        public String toString() {
            return "SecretJson";
        }
    }
}
