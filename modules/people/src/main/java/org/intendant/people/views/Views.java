package org.intendant.people.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.PersonRows;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** The caller's own saved views of lists, and his own columns. They say nothing to anybody else and change nothing but pages. */
@ApplicationScoped
public class Views {

    private static final int MOST = 100;

    @Inject
    ViewRows rows;

    @Inject
    PersonRows people;

    @Inject
    CurrentActor actor;

    /** The caller's views of a list, by name. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<SavedView> of(String list) {
        return rows.of(own(), list);
    }

    /** All of the caller's views, by list and name. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<SavedView> mine() {
        return rows.of(own());
    }

    /**
     * Saves a view. The one that the list opened with no longer does when this one shall.
     *
     * @throws Refused in {@code list}, {@code name}, {@code query} or {@code columns}; in {@code name} also when there is a
     *     view of this name, and when there are 100 already
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public SavedView add(ViewDraft draft) {
        SavedView view = new SavedView(people.get(own()), draft);
        mustBeFree(view, view.getName());
        if (rows.of(own()).size() >= MOST) {
            throw new Refused("name", "You have " + MOST + " views. Remove one that you need no more.");
        }
        rows.add(view);
        settle(view);
        return view;
    }

    /**
     * Changes all of a view but its list.
     *
     * @throws Refused as for {@link #add}; as not found when it is not the caller's
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public SavedView change(long id, ViewDraft draft) {
        SavedView view = get(id);
        mustBeFree(view, draft.getName().strip());
        view.change(draft);
        settle(view);
        return view;
    }

    /**
     * Removes a view; the list stays as it is.
     *
     * @throws Refused as not found when it is not the caller's
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void remove(long id) {
        rows.remove(get(id));
    }

    /** The columns that the caller chose for a list where no view says others; empty when he chose none. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Optional<List<String>> columns(String list) {
        return rows.columns(own(), list).map(ChosenColumns::names);
    }

    /** Remembers the caller's columns for a list. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void choose(String list, List<String> columns) {
        Optional<ChosenColumns> chosen = rows.columns(own(), list);
        chosen.ifPresent(known -> known.choose(columns));
        if (chosen.isEmpty()) {
            rows.add(new ChosenColumns(people.get(own()), list, columns));
        }
    }

    private SavedView get(long id) {
        return rows.find(own(), id)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such view, or it is somebody else's."));
    }

    private void mustBeFree(SavedView view, String name) {
        boolean taken = rows.of(own(), view.getList()).stream()
                .anyMatch(other ->
                        other.getName().equalsIgnoreCase(name) && !other.getId().equals(view.getId()));
        if (taken) {
            throw new Refused("name", "You have a view called “" + name + "” on this list already.");
        }
    }

    private void settle(SavedView view) {
        if (view.isStandard()) {
            rows.onlyStandard(view, own());
        }
    }

    private long own() {
        Long personId = actor.get().personId();
        if (personId == null) {
            throw new Refused(Why.NOT_ALLOWED, "Only people have views.");
        }
        return personId;
    }
}
