package org.intendant.keymanager.revoke;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.operations.Changes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One revocation: per server and account when it was gone, or why it is still there. Follows by itself. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class RevocationPage implements Serializable {

    @Inject
    Revocations revocations;

    @Inject
    Changes changes;

    @Inject
    OpenSessions sessions;

    @Inject
    CurrentActor actor;

    private long id;
    private OpenSessions.@Nullable Found found;
    private transient @Nullable RevocationView shown;

    @PostConstruct
    void fromAddress() {
        String sent = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("id", "");
        if (!sent.matches("[0-9]{1,18}")) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such revocation, or you may not see it.");
        }
        id = Long.parseLong(sent);
        refresh();
    }

    /** Reads the rows anew. */
    public void refresh() {
        shown = revocations.get(id);
    }

    public RevocationView getView() {
        RevocationView known = shown;
        if (known == null) {
            known = revocations.get(id);
            shown = known;
        }
        return known;
    }

    /** Reads on the hosts which sessions are open. */
    public void look() {
        found = sessions.look(id);
    }

    /** Ends those of keys that were taken, and goes on to the operation that does. */
    public void end() {
        OpenSessions.Found known = found;
        if (known != null) {
            Pages.open(sessions.end(known.taken()).href());
        }
    }

    /** Ends one of which nobody knows whose it is, and goes on to the operation that does. */
    public void endOne(OpenSession session) {
        Pages.open(sessions.end(List.of(session)).href());
    }

    public OpenSessions.@Nullable Found getFound() {
        return found;
    }

    /** What the button that ends sessions asks first: each one by its name. */
    public String getEndMessage() {
        OpenSessions.Found known = found;
        return known == null
                ? ""
                : known.taken().stream().map(OpenSession::words).collect(Collectors.joining("; "))
                        + ". What runs in them ends too. Sessions of other keys are left alone.";
    }

    public boolean isMayLook() {
        return actor.get().may(Permission.APPLY_PLANS) && actor.seesAll();
    }

    public long getChanges() {
        return changes.number();
    }

    public long getId() {
        return id;
    }
}
