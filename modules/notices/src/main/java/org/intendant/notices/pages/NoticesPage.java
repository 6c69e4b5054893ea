package org.intendant.notices.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.notices.post.Message;
import org.intendant.notices.post.Sent;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** What was sent to whom, by which way, and what became of it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class NoticesPage implements Serializable {

    static final ListKind LIST = ListKind.at("notices", "/notices/notices.xhtml", 20)
            .filteredBy("state", "channel")
            .sortedBy("made", "state")
            .showing(
                    ListColumn.always("subject", "Notice"),
                    ListColumn.usual("channel", "By"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("attempts", "Tries"),
                    ListColumn.usual("made", "Made"));

    @Inject
    transient Sent sent;

    @Inject
    transient Lists lists;

    @Inject
    transient CurrentActor actor;

    private transient LazyRows<Message> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, sent::page, Message::getId);
    }

    public LazyRows<Message> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }

    public void clear() {
        getList().clear();
    }

    /** Whether this is everybody's list, and mail can be set up from here. */
    public boolean isEverybodys() {
        return actor.get().may(Permission.SET_UP_NOTICES);
    }
}
