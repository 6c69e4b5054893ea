package org.intendant.keymanager.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.intendant.people.CurrentActor;
import org.intendant.web.Page;
import org.intendant.web.Pages;
import org.intendant.web.Query;

/** Who can log in where, as blocks on pages of people, servers and groups. */
@Named
@RequestScoped
public class WaysPage {

    private static final int MOST = 50;

    @Inject
    Accesses accesses;

    @Inject
    CurrentActor actor;

    /** Kept while the page is drawn only: what is saved before that shows. */
    private final Map<String, Page<AccessRow>> shown = new HashMap<>();

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
        return Pages.drawing() ? shown.computeIfAbsent(filter + id, any -> read(filter, id)) : read(filter, id);
    }

    private Page<AccessRow> read(String filter, long id) {
        return accesses.page(new Query("", Map.of(filter, Long.toString(id)), "", false, 0, MOST));
    }

    /** Whether whoever looks may ask where a server's keys log in. */
    public boolean isMayAskFrom() {
        return actor.seesAll();
    }

    public long getMe() {
        return Objects.requireNonNullElse(actor.get().personId(), 0L);
    }
}
