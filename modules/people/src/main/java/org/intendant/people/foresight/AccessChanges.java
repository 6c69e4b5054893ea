package org.intendant.people.foresight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.intendant.plans.Target;

/** Tells all features that something changed that may decide about access; use cases call it in their transaction. */
@ApplicationScoped
public class AccessChanges {

    @Inject
    @Any
    Instance<AccessWatch> watches;

    public void ofPerson(long id) {
        of(new Target("person", id, ""));
    }

    public void ofGroup(long id) {
        of(new Target("group", id, ""));
    }

    public void ofServer(long id) {
        of(new Target("server", id, ""));
    }

    /** Of the keys with which accounts of this server log in elsewhere. */
    public void ofKeysFrom(long serverId) {
        of(new Target("from", serverId, ""));
    }

    private void of(Target subject) {
        watches.stream().forEach(watch -> watch.changed(subject));
    }
}
