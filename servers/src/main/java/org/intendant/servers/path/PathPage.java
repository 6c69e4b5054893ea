package org.intendant.servers.path;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.intendant.operations.Changes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** The way to one thing that others reach, hop by hop. Follows by itself while it is walked. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class PathPage implements Serializable {

    @Inject
    PathWalks walks;

    @Inject
    Changes changes;

    @Inject
    CurrentActor actor;

    private String type = "";
    private long id;
    private transient @Nullable PathView shown;

    @PostConstruct
    void fromAddress() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        type = parameters.getOrDefault("type", "");
        String sent = parameters.getOrDefault("id", "");
        if (!sent.matches("[0-9]{1,18}")) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is nothing here that could be down.");
        }
        id = Long.parseLong(sent);
        refresh();
    }

    /** Reads what was found anew. */
    public void refresh() {
        shown = walks.view(type, id);
    }

    public PathView getView() {
        PathView known = shown;
        if (known == null) {
            known = walks.view(type, id);
            shown = known;
        }
        return known;
    }

    public void walk() {
        walks.walk(type, id);
        refresh();
    }

    public boolean isMayWalk() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    public long getChanges() {
        return changes.number();
    }
}
