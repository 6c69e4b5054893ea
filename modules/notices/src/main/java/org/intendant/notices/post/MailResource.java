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
import org.jspecify.annotations.Nullable;

/** The mail server over REST. */
@Path("notices/mail")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailResource {

    @Inject
    MailSetup mail;

    /** As it is set up, without the password; without a host where it is not. */
    @GET
    public MailServerJson get() {
        return MailServerJson.of(mail.get());
    }

    /**
     * Takes another one. Without {@code password} the kept one stays, as long as host and security do. 409 when somebody was
     * faster, 422 with the field that is wrong.
     */
    @PUT
    public MailServerJson change(MailServerDraft draft) {
        mail.change(draft);
        return get();
    }

    /** Sends no mail any more: 204; 404 when none is set up. */
    @DELETE
    public void remove() {
        mail.remove();
    }

    /** Mails the caller now, which takes at most about a minute; 409 with the server's words when it does not take it. */
    @POST
    @Path("test")
    public TakenJson test() {
        return new TakenJson(mail.test());
    }

    /**
     * The mail server over REST.
     *
     * @param version to be sent back with a change
     * @param port null while it is not set up
     */
    public record MailServerJson(
            int version,
            String host,
            @Nullable Integer port,
            MailSecurity security,
            String login,
            boolean passwordSet,
            String sender) {

        static MailServerJson of(MailServerDraft draft) {
            return new MailServerJson(
                    draft.getVersion(),
                    draft.getHost(),
                    draft.getPort(),
                    draft.getSecurity(),
                    draft.getLogin(),
                    draft.isPasswordSet(),
                    draft.getSender());
        }
    }
}
