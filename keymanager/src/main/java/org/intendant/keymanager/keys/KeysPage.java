package org.intendant.keymanager.keys;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;

/** Every key of people, to be searched. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class KeysPage implements Serializable {

    static final ListKind LIST = ListKind.at("keys", "/keymanager/keys.xhtml", 20)
            .filteredBy("person", "state")
            .sortedBy("username", "comment", "kind", "added", "expires")
            .showing(
                    ListColumn.always("comment", "Key"),
                    ListColumn.usual("username", "Person"),
                    ListColumn.usual("kind", "Kind"),
                    ListColumn.usual("fingerprint", "Fingerprint"),
                    ListColumn.more("options", "Restrictions"),
                    ListColumn.usual("added", "Added"),
                    ListColumn.usual("state", "State"));

    @Inject
    PersonKeys keys;

    @Inject
    Lists lists;

    private LazyRows<KeyRow> rows;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, keys::page, KeyRow::id);
    }

    public LazyRows<KeyRow> getRows() {
        return rows;
    }

    public void clear() {
        getList().clear();
    }

    public ListState getList() {
        return rows.getState();
    }
}
