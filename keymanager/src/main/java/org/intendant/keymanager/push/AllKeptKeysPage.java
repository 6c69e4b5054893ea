package org.intendant.keymanager.push;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.people.views.Lists;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Keys of others on all servers: to be searched, decided about together, or made keys of somebody. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AllKeptKeysPage implements Serializable {

    static final ListKind LIST = ListKind.at("kept-keys", "/keymanager/kept-keys.xhtml", 20)
            .filteredBy("server", "decision")
            .sortedBy("server", "account", "seen", "decision")
            .showing(
                    ListColumn.always("place", "Account"),
                    ListColumn.usual("fingerprint", "Fingerprint"),
                    ListColumn.usual("comment", "Comment"),
                    ListColumn.usual("seen", "Seen"),
                    ListColumn.more("line", "Line"),
                    ListColumn.usual("decision", "Decision"));

    @Inject
    AllKeptKeys keys;

    @Inject
    Lists lists;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    private LazyRows<KeptRow> rows;
    private List<KeptRow> chosen = new ArrayList<>();
    private @Nullable String person;

    @PostConstruct
    void open() {
        rows = lists.open(LIST, keys::page, KeptRow::id);
    }

    public void keep() {
        decide(KeptKey.Decision.KEPT, "They stay.");
    }

    public void remove() {
        decide(KeptKey.Decision.REMOVED, "They go with the next plans of their servers, once these are approved.");
    }

    private void decide(KeptKey.Decision decision, String told) {
        int many = chosen.size();
        keys.decide(ids(), decision);
        unselect();
        Pages.news((many == 1 ? "Decided about 1 key. " : "Decided about " + many + " keys. ") + told);
    }

    /** Makes the chosen ones keys of the person, and asks first what that lets him do. */
    public void adopt() {
        if (person == null || person.isEmpty()) {
            throw new Refused("person", "Choose the person whose keys they become.");
        }
        long whose = Long.parseLong(person);
        List<Long> ids = ids();
        before.save(
                new Target("person", whose, ""),
                ids.size() == 1
                        ? "Make this a key of the person?"
                        : "Make these " + ids.size() + " keys of the person?",
                () -> keys.adopt(ids, whose),
                this::adopted);
    }

    private void adopted() {
        unselect();
        person = null;
        Pages.news("They are the person’s keys now, and open from the next plans on what the person may log in on.");
    }

    private List<Long> ids() {
        return new ArrayList<>(chosen.stream().map(KeptRow::id).distinct().toList());
    }

    public void unselect() {
        chosen = new ArrayList<>();
    }

    public void clear() {
        getList().clear();
    }

    public boolean isMayDecide() {
        return actor.get().may(Permission.GRANT_ACCESS);
    }

    public boolean isMayAdopt() {
        return isMayDecide() && actor.get().may(Permission.CHANGE_PEOPLE);
    }

    public List<KeptRow> getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable List<KeptRow> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }

    /** Primary key of whose keys they become, as the field says it. */
    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    public LazyRows<KeptRow> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }
}
