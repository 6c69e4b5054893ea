package org.intendant.notices.post;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;

/** Which server takes our mail. Without one nobody is told anything by mail. */
@ApplicationScoped
public class MailSetup {

    private static final String SUBJECT = "mail-server";

    @PersistenceContext
    EntityManager em;

    @Inject
    MailRows rows;

    @Inject
    TrialMail trial;

    @Inject
    Secrets secrets;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /** As it is set up, without the password; empty where it is not. */
    @Allowed(Permission.SET_UP_NOTICES)
    @Transactional
    public MailServerDraft get() {
        return rows.find().map(MailServerDraft::of).orElseGet(MailServerDraft::new);
    }

    /** Whether mail is sent at all; for everybody, since it decides what one can choose. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public boolean isSetUp() {
        return rows.isSetUp();
    }

    /**
     * Takes another server. The password that is kept goes to no other host: it is typed anew for one.
     *
     * @throws Refused naming the field that is wrong, or as a conflict
     */
    @Allowed(Permission.SET_UP_NOTICES)
    @Transactional
    public void change(MailServerDraft draft) {
        Optional<MailServer> known = rows.find();
        MailServer changed = known.orElseGet(MailServer::fresh);
        if (changed.version() != draft.getVersion()) {
            throw new Refused(
                    Why.CONFLICT, "The mail server was changed since you opened this. Open it again and compare.");
        }
        String before = known.map(MailServer::describe).orElse("");
        String place = changed.host() + " " + changed.security();
        changed.becomes(draft);
        String typed = draft.typedPassword();
        if (changed.login().isEmpty()) {
            changed.takesPassword("");
        } else if (typed != null && !typed.isEmpty()) {
            changed.takesPassword(secrets.seal(typed.getBytes(StandardCharsets.UTF_8), MailServer.PLACE));
        } else if (!place.equals(changed.host() + " " + changed.security())) {
            throw new Refused("password", "Give the password for " + changed.host() + ".");
        }
        if (known.isEmpty()) {
            em.persist(changed);
        }
        em.flush();
        audit.record("notice.mail-server", SUBJECT, changed.host(), before, changed.describe());
    }

    /**
     * Sends no mail any more.
     *
     * @throws Refused as not found when it does not
     */
    @Allowed(Permission.SET_UP_NOTICES)
    @Transactional
    public void remove() {
        MailServer server = rows.find().orElseThrow(() -> new Refused(Why.NOT_FOUND, "No mail server is set up."));
        em.remove(server);
        audit.record("notice.mail-server-remove", SUBJECT, server.host(), server.describe(), "");
    }

    /**
     * Sends a mail to the caller's own address, now. Takes as long as the server does, at most about a minute.
     *
     * @return where it went
     * @throws Refused in the server's own words when it does not take it
     */
    @Allowed(Permission.SET_UP_NOTICES)
    @Transactional(NOT_SUPPORTED)
    public String test() {
        return trial.send(actor.get());
    }
}
