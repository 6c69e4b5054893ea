package org.intendant.keymanager.seals;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Records about access that somebody changed past Intendant: what they say, and how they go. */
@Named
@ViewScoped
public class ForgedPage implements Serializable {

    @Inject
    ForgedRecords records;

    @Inject
    CurrentActor actor;

    private transient @Nullable List<Forged> shown;

    public List<Forged> getAll() {
        List<Forged> known = shown == null ? records.all() : shown;
        shown = known;
        return known;
    }

    public void remove(long id) {
        records.remove(id);
        shown = null;
        Pages.news(
                "The record is gone from this list. What hosts had by it is taken from them; Revocations says since when.");
    }

    public boolean isMayRemove() {
        return actor.get().may(Permission.GRANT_ACCESS);
    }
}
