package org.intendant.notices.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.intendant.notices.post.Message;
import org.intendant.notices.post.Sent;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.LazyRows;
import org.jspecify.annotations.Nullable;

/** What was sent to whom, by which way, and what became of it. */
@Named
@ViewScoped
public class NoticesPage implements Serializable {

    @Inject
    transient Sent sent;

    @Inject
    transient CurrentActor actor;

    private String search = "";
    private String state = "";
    private transient @Nullable LazyRows<Message> rows;

    public LazyRows<Message> getRows() {
        LazyRows<Message> known = rows;
        if (known == null) {
            known = new LazyRows<>(sent::page, Message::getId, () -> search, () -> Map.of("state", state));
            rows = known;
        }
        return known;
    }

    public void clear() {
        search = "";
        state = "";
    }

    public boolean isUnfiltered() {
        return search.isBlank() && state.isEmpty();
    }

    /** Whether this is everybody's list, and mail can be set up from here. */
    public boolean isEverybodys() {
        return actor.get().may(Permission.SET_UP_NOTICES);
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }
}
