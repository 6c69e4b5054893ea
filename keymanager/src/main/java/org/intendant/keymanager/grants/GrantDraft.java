package org.intendant.keymanager.grants;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody typed about where a group may log in. */
public class GrantDraft {

    private List<String> places = new ArrayList<>();
    private @Nullable String lastDay;

    /** {@code web1} for every account that is managed there, or {@code root@web1} for one. */
    public List<String> getPlaces() {
        return places;
    }

    public void setPlaces(@Nullable List<String> places) {
        this.places = places == null ? new ArrayList<>() : new ArrayList<>(places);
    }

    /** The last day on which it is good, in UTC, as in {@code 2026-12-31}; empty for no end. */
    public String getLastDay() {
        return lastDay == null ? "" : lastDay;
    }

    public void setLastDay(@Nullable String lastDay) {
        this.lastDay = lastDay;
    }
}
