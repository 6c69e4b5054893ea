package org.intendant.servers.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.plans.Target;
import org.intendant.servers.ServerOwners;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** The servers that a person owns, as a block on his page: given and taken away there. */
@Named
@ViewScoped
public class OwnedServersPage implements Serializable {
    @Inject
    Servers servers;

    @Inject
    ServerChoices choices;

    @Inject
    ServerOwners owners;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    /** As this view shows them: what is pressed is what was seen. */
    private final Map<Long, List<ServerRow>> shown = new HashMap<>();

    private List<String> chosen = new ArrayList<>();

    public List<ServerRow> of(long personId) {
        return shown.computeIfAbsent(
                personId,
                id -> servers.page(new Query("", Map.of("owner", id.toString()), "", false, 0, Query.MOST))
                        .rows());
    }

    /** Names of servers that hold what somebody typed. */
    public List<String> complete(String typed) {
        return choices.servers(typed);
    }

    public void give(long personId) {
        ArrayList<String> names = new ArrayList<>(chosen);
        before.save(
                person(personId),
                "Give " + String.join(", ", names) + "?",
                () -> owners.add(names, personId),
                this::changed);
    }

    public void takeAway(long serverId, long personId) {
        before.save(person(personId), "Take this server away?", () -> owners.remove(serverId, personId), this::changed);
    }

    private static Target person(long id) {
        return new Target("person", id, "");
    }

    private void changed() {
        chosen = new ArrayList<>();
        shown.clear();
    }

    /** Owners are chosen by those who see all servers, not by other owners. */
    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS) && actor.seesAll();
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable List<String> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }
}
