package org.intendant.keymanager.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.grants.Holdings;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** What a group has and where it may log in, as a block on its page. */
@Named
@ViewScoped
public class GroupAccessPage implements Serializable {

    private static final int OFFERED = 20;

    @Inject
    Grants grants;

    @Inject
    Servers servers;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    /** As this view shows them; read anew where a session was read back. */
    private transient @Nullable Map<Long, Holdings> shown;

    private List<String> places = new ArrayList<>();
    private @Nullable String lastDay;
    private List<String> held = new ArrayList<>();

    public Holdings of(long groupId) {
        Map<Long, Holdings> known = shown == null ? new HashMap<>() : shown;
        shown = known;
        return known.computeIfAbsent(groupId, grants::of);
    }

    public void give(long groupId) {
        ArrayList<String> chosen = new ArrayList<>(places);
        String end = lastDay == null ? "" : lastDay;
        save(groupId, "Let the group log in on " + String.join(", ", chosen) + "?", () -> {
            GrantDraft draft = new GrantDraft();
            draft.setPlaces(chosen);
            draft.setLastDay(end);
            grants.give(groupId, draft);
        });
    }

    public void take(long groupId, long grantId) {
        save(groupId, "Take this back?", () -> grants.take(groupId, grantId));
    }

    public void hold(long groupId) {
        ArrayList<String> chosen = new ArrayList<>(held);
        save(
                groupId,
                "Give the group the keys of " + String.join(", ", chosen) + "?",
                () -> grants.holdServers(groupId, chosen));
    }

    public void drop(long groupId, long serverId) {
        save(groupId, "Take this server’s keys out?", () -> grants.dropServer(groupId, serverId));
    }

    public void dropKey(long groupId, long serverId, long keyId) {
        save(groupId, "Take this key out?", () -> grants.dropKey(groupId, serverId, keyId));
    }

    private void save(long groupId, String question, BeforeSavingPage.Deed deed) {
        before.save(new Target("group", groupId, ""), question, deed, this::changed);
    }

    private void changed() {
        shown = null;
        places = new ArrayList<>();
        lastDay = null;
        held = new ArrayList<>();
    }

    /** Places that hold what somebody typed. */
    public List<String> completePlaces(String typed) {
        return grants.places(typed);
    }

    /** Names of servers that hold what somebody typed. */
    public List<String> completeServers(String typed) {
        return servers.offered(new Query(typed, Map.of(), "", false, 0, OFFERED)).stream()
                .map(Target::name)
                .toList();
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.GRANT_ACCESS);
    }

    public List<String> getPlaces() {
        return places;
    }

    public void setPlaces(@Nullable List<String> places) {
        this.places = places == null ? new ArrayList<>() : new ArrayList<>(places);
    }

    public @Nullable String getLastDay() {
        return lastDay;
    }

    public void setLastDay(@Nullable String lastDay) {
        this.lastDay = lastDay;
    }

    public List<String> getHeld() {
        return held;
    }

    public void setHeld(@Nullable List<String> held) {
        this.held = held == null ? new ArrayList<>() : new ArrayList<>(held);
    }
}
