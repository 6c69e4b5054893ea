package org.intendant.servers.map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.intendant.operations.Changes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.reachability.ServerChecks;

/** The frame of the map: what it shows, it reads over REST. */
@Named
@RequestScoped
public class MapPage {
    @Inject
    ServerChecks checks;

    @Inject
    Changes changes;

    @Inject
    CurrentActor actor;

    /** There is no server that whoever looks may see. */
    public boolean isFresh() {
        return checks.counts().isEmpty();
    }

    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_SERVERS);
    }

    /** The number of changes that this view shows, for the long poll. */
    public long getChanges() {
        return changes.number();
    }
}
