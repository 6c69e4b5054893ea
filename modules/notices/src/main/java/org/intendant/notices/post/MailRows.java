package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.intendant.notices.post.Mailer.Server;
import org.intendant.secrets.Secrets;

/** The row of the mail server, for those who send. */
@ApplicationScoped
class MailRows {

    @PersistenceContext
    EntityManager em;

    @Inject
    Secrets secrets;

    Optional<MailServer> find() {
        return Optional.ofNullable(em.find(MailServer.class, MailServer.ONE));
    }

    boolean isSetUp() {
        return find().isPresent();
    }

    /** What is needed to send, the password opened. */
    @Transactional
    Optional<Server> opened() {
        return find().map(server -> new Server(
                server.host(), server.port(), server.security(), server.login(), password(server), server.sender()));
    }

    private String password(MailServer server) {
        return server.passwordSealed().isEmpty()
                ? ""
                : new String(secrets.open(server.passwordSealed(), MailServer.PLACE), StandardCharsets.UTF_8);
    }
}
