package org.intendant.people.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.intendant.people.PersonDraft;
import org.intendant.people.signin.SignIn;
import org.intendant.people.signin.SignIns;
import org.intendant.people.tokens.NewToken;
import org.intendant.people.tokens.TokenDraft;
import org.intendant.people.tokens.TokenJson;
import org.intendant.people.tokens.Tokens;
import org.intendant.people.tokens.TokensResource;
import org.jspecify.annotations.Nullable;

/** The caller's own account over REST. */
@Path("profile")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProfileResource {

    @Inject
    Profile profile;

    @Inject
    Tokens tokens;

    @Inject
    SignIns signIns;

    /** Who the caller is. */
    @GET
    public PersonJson me() {
        return PersonJson.of(profile.me());
    }

    /** Changes display name and e-mail, with the version that was read; role and activity do not count. 409, 422. */
    @PUT
    public PersonJson change(PersonDraft draft) {
        profile.change(draft);
        return PersonJson.of(profile.me());
    }

    /** Changes the password: 204; 422 in {@code oldPassword} or {@code newPassword}; 429. All other sign-ins end, tokens if asked. */
    @PUT
    @Path("password")
    public void changePassword(Passphrases sent) {
        profile.changePassword(
                orNothing(sent.oldPassword), orNothing(sent.newPassword), Boolean.TRUE.equals(sent.revokeTokens));
    }

    /** The caller's tokens, without their secrets. */
    @GET
    @Path("tokens")
    public List<TokenJson> tokens() {
        return tokens.mine().stream().map(TokenJson::of).toList();
    }

    /** Makes a token from {@code {"name", "days"}}: 201 with {@code {"id", "token"}}, the only time that it is shown. */
    @POST
    @Path("tokens")
    public Response makeToken(TokenDraft draft) {
        NewToken made = tokens.make(draft);
        return Response.status(Response.Status.CREATED)
                .entity(new TokensResource.Made(made.id(), made.secret()))
                .build();
    }

    /** Revokes one of the caller's tokens: 204; 404 when it is not his. */
    @DELETE
    @Path("tokens/{token}")
    public void revokeToken(@PathParam("token") long token) {
        tokens.revoke(token);
    }

    /** Where the caller is signed in. */
    @GET
    @Path("sign-ins")
    public List<SignInJson> signIns() {
        return signIns.mine().stream()
                .map(signIn -> SignInJson.of(signIn, signIns.isThis(signIn)))
                .toList();
    }

    /** Ends one of the caller's sign-ins: 204; 404 when it is not his. */
    @DELETE
    @Path("sign-ins/{id}")
    public void endSignIn(@PathParam("id") long id) {
        signIns.end(id);
    }

    private static String orNothing(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /**
     * The password as it is and as it shall be.
     *
     * @param revokeTokens whether API tokens end too; false when left out
     */
    public record Passphrases(
            @Nullable String oldPassword,
            @Nullable String newPassword,
            @Nullable Boolean revokeTokens) {

        @Override
        public String toString() {
            return "Passphrases[]";
        }
    }

    /**
     * A sign-in over REST.
     *
     * @param lastSeen to the minute
     * @param current true for the one that asks
     */
    public record SignInJson(
            long id,
            Instant created,
            Instant lastSeen,
            Instant expires,
            String address,
            String userAgent,
            boolean current) {

        static SignInJson of(SignIn signIn, boolean current) {
            return new SignInJson(
                    signIn.getId(),
                    signIn.getCreated(),
                    signIn.getLastSeen(),
                    signIn.getExpires(),
                    signIn.getAddress(),
                    signIn.getUserAgent(),
                    current);
        }
    }
}
