package org.intendant.servers.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Changes;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.servers.Servers;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;
import org.intendant.web.Pages;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Every server, to be searched, filtered and chosen; what is done with those that are chosen is in {@link BulkPage}. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ServersPage implements Serializable {

    static final ListKind LIST = ListKind.at("servers", "/servers/servers.xhtml", 12)
            .filteredBy("state", "tag", "reachable", "role", "hypervisor", "owner")
            .sortedBy("name", "address", "system", "reachable")
            .showing(
                    ListColumn.always("name", "Name"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("reachable", "Answers"),
                    ListColumn.usual("address", "Address"),
                    ListColumn.usual("system", "System"),
                    ListColumn.usual("owner", "Owner"),
                    ListColumn.usual("tags", "Tags"),
                    ListColumn.more("role", "Role"),
                    ListColumn.more("trouble", "Why it does not answer"));

    @Inject
    Servers servers;

    @Inject
    ServerLines lines;

    @Inject
    ServerChoices choices;

    @Inject
    ServerChecks checks;

    @Inject
    Lists lists;

    @Inject
    Changes changes;

    @Inject
    CurrentActor actor;

    private LazyRows<ServerLine> rows;
    private ServerSelection selection;
    private @Nullable Map<State, Long> counts;
    private String countedFor = "";

    @PostConstruct
    void open() {
        rows = lists.open(LIST, lines::page, ServerLine::id);
        selection = new ServerSelection(rows.getState());
    }

    /** Has all servers looked at again, in the background. */
    public void checkAll() {
        checks.allSoon();
        Pages.news("Every server is being checked. The list shows what was found as it comes in.");
    }

    public void check(ServerLine line) {
        checks.soon(List.of(line.id()));
        Pages.news(line.name() + " is being checked.");
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
        getList().clear();
    }

    /** Chooses every server that matches, on whatever page. */
    public void chooseAll() {
        selection.choose(servers.targets(getList().query(0, 1)));
    }

    public void unselect() {
        selection.clear();
    }

    private Map<State, Long> counts() {
        String search = getList().getSearch();
        if (counts == null || !search.equals(countedFor)) {
            counts = servers.counts(search);
            countedFor = search;
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
        return getList().getSearch().isBlank() && getAll() == 0;
    }

    /** Tags to filter by, with the one that is filtered by also when no server has it any more. */
    public List<String> getTags() {
        List<String> tags = new ArrayList<>(choices.getTags());
        String chosen = getList().getFilters().getOrDefault("tag", "");
        if (!chosen.isEmpty() && !tags.contains(chosen)) {
            tags.add(chosen);
        }
        return tags;
    }

    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_SERVERS);
    }

    public boolean isMayApply() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    public boolean isMayTag() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public boolean isMayCheckAll() {
        return isMayApply() && actor.seesAll();
    }

    public boolean isMayRun() {
        return actor.get().may(Permission.RUN_COMMANDS);
    }

    public ListState getList() {
        return rows.getState();
    }

    public LazyRows<ServerLine> getRows() {
        return rows;
    }

    public ServerSelection getSelection() {
        return selection;
    }
}
