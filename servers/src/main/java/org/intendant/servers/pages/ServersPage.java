package org.intendant.servers.pages;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.operations.Changes;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.web.LazyRows;
import org.intendant.web.Page;
import org.intendant.web.Pages;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Every server, to be searched, filtered and acted upon together. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ServersPage implements Serializable {
    @Inject
    Servers servers;

    @Inject
    ServerChecks checks;

    @Inject
    Comparisons comparisons;

    @Inject
    PersonNames people;

    @Inject
    Changes changes;

    @Inject
    CurrentActor actor;

    @Inject
    HttpServletRequest request;

    private LazyRows<ServerLine> rows;
    private @Nullable String search;
    private final ServerFilters filters = new ServerFilters();
    private List<ServerLine> selected = new ArrayList<>();
    private @Nullable Map<State, Long> counts;

    @PostConstruct
    void open() {
        filters.setReachable("unreachable".equals(request.getParameter("reachable")) ? "unreachable" : "");
        rows = new LazyRows<>(this::lines, ServerLine::id, () -> search, filters::toMap);
    }

    private Page<ServerLine> lines(Query query) {
        Page<ServerRow> page = servers.page(query);
        Map<String, Standing> standings =
                comparisons.standings(page.rows().stream().map(ServerRow::key).toList());
        Map<Long, String> names = people.of(page.rows().stream()
                .flatMap(row -> row.owners().stream())
                .distinct()
                .toList());
        return page.map(row -> line(row, Optional.ofNullable(standings.get(row.key())), names));
    }

    private static ServerLine line(ServerRow row, Optional<Standing> standing, Map<Long, String> names) {
        return new ServerLine(
                row,
                standing.map(Standing::state).orElse(State.UNKNOWN),
                standing.map(Standing::checked).orElse(null),
                PersonNames.joined(row.owners(), names));
    }

    /** Has all servers looked at again, in the background. */
    public void checkAll() {
        checks.allSoon();
        Pages.news("Every server is being checked. The list shows what was found as it comes in.");
    }

    /** Has the chosen ones looked at again. */
    public void checkSelected() {
        checks.soon(selected.stream().map(ServerLine::id).toList());
        Pages.news(
                selected.size() == 1
                        ? selected.get(0).name() + " is being checked."
                        : selected.size() + " servers are being checked.");
    }

    public void check(ServerLine line) {
        checks.soon(List.of(line.id()));
        Pages.news(line.name() + " is being checked.");
    }

    public void runOnSelected() {
        Pages.open("/servers/run.xhtml?servers=" + chosen());
    }

    public void reviewSelected() {
        Pages.open("/servers/accounts.xhtml?servers=" + chosen());
    }

    /** Counts anew, when something changed. */
    public void refresh() {
        counts = null;
    }

    /** The number of changes that this view shows, for the long poll. */
    public long getChanges() {
        return changes.number();
    }

    public void clear() {
        setSearch(null);
        filters.clear();
    }

    public void unselect() {
        selected = new ArrayList<>();
    }

    private String chosen() {
        return selected.stream().map(line -> Long.toString(line.id())).collect(joining(","));
    }

    private Map<State, Long> counts() {
        if (counts == null) {
            counts = servers.counts(search == null ? "" : search);
        }
        return counts;
    }

    public long getAll() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    public long getInSync() {
        return counts().getOrDefault(State.IN_SYNC, 0L);
    }

    public long getDiffers() {
        return counts().getOrDefault(State.DIFFERS, 0L);
    }

    public long getUnknown() {
        return counts().getOrDefault(State.UNKNOWN, 0L);
    }

    /** Nothing at all is here, and nothing was searched for. */
    public boolean isFresh() {
        return (search == null || search.isBlank()) && getAll() == 0;
    }

    public List<String> getTags() {
        return servers.tags();
    }

    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_SERVERS);
    }

    public boolean isMayApply() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    public boolean isMayCheckAll() {
        return isMayApply() && actor.seesAll();
    }

    public boolean isMayRun() {
        return actor.get().may(Permission.RUN_COMMANDS);
    }

    public LazyRows<ServerLine> getRows() {
        return rows;
    }

    public ServerFilters getFilters() {
        return filters;
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
        counts = null;
    }

    public List<ServerLine> getSelected() {
        return selected;
    }

    public void setSelected(@Nullable List<ServerLine> selected) {
        this.selected = selected == null ? new ArrayList<>() : selected;
    }
}
