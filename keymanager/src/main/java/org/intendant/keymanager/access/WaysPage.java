package org.intendant.keymanager.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.intendant.people.CurrentActor;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Who can log in where, as blocks on pages of people, servers and groups. */
@Named
@ViewScoped
public class WaysPage implements Serializable {

    private static final int MOST = 50;

    @Inject
    Accesses accesses;

    @Inject
    CurrentActor actor;

    private final transient Map<String, Page<AccessRow>> shown = new HashMap<>();

    /** The ways in that match, of the first accounts. {@code filter} is one of {@link Accesses#page}'s. */
    public List<Way> of(String filter, long id) {
        return page(filter, id).rows().stream()
                .flatMap(row -> row.ways().stream())
                .toList();
    }

    /** How many accounts match that are not shown. */
    public long more(String filter, long id) {
        Page<AccessRow> page = page(filter, id);
        return page.total() - page.rows().size();
    }

    private Page<AccessRow> page(String filter, long id) {
        return shown.computeIfAbsent(
                filter + id,
                any -> accesses.page(new Query("", Map.of(filter, Long.toString(id)), "", false, 0, MOST)));
    }

    /** Has all read anew. */
    public void again() {
        shown.clear();
    }

    /** Whether whoever looks may ask where a server's keys log in. */
    public boolean isMayAskFrom() {
        return actor.seesAll();
    }

    public long getMe() {
        return Objects.requireNonNullElse(actor.get().personId(), 0L);
    }
}
