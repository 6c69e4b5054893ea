package org.intendant.people.tokens;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Where whoever has a name and a password gets a token, without being signed in. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {

    @Inject
    Tokens tokens;

    /**
     * Makes a token, throttled as a sign-in is.
     *
     * @return 201 with {@code {"id", "token"}}, the only time that it is shown; 401 for a wrong name or password; 422 with
     *     the field that is wrong; 429 with the time to wait
     */
    @POST
    public Response make(Wish wish) {
        NewToken made =
                tokens.make(orNothing(wish.username), orNothing(wish.password), new TokenDraft(wish.name, wish.days));
        return Response.status(Response.Status.CREATED)
                .entity(new Made(made.id(), made.secret()))
                .build();
    }

    private static String orNothing(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /**
     * What is sent.
     *
     * @param name what the token is for
     * @param days how long it is good for, 1 to 366; 90 when left out
     */
    public record Wish(
            @Nullable String username,
            @Nullable String password,
            @Nullable String name,
            @Nullable Integer days) {

        @Override
        public String toString() {
            return "Wish[username=" + username + ", name=" + name + "]";
        }
    }

    /** What is answered. */
    public record Made(long id, String token) {

        @Override
        public String toString() {
            return "Made[id=" + id + "]";
        }
    }
}
