package org.intendant.keymanager.push;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.pages.ServerPage;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Keys that a server's host has and that Intendant did not write, inside the server's page: to be kept or removed. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class KeptKeysPage implements Serializable {

    @Inject
    KeptKeys keys;

    @Inject
    CurrentActor actor;

    /** Knows which server; this bean may begin later, when its tab is opened. */
    @Inject
    ServerPage page;

    private long id;
    private transient @Nullable List<KeptKey> shown;

    @PostConstruct
    void open() {
        id = page.getServer().id();
    }

    public List<KeptKey> getAll() {
        List<KeptKey> known = shown == null ? keys.of(id) : shown;
        shown = known;
        return known;
    }

    public void keep(long key) {
        keys.decide(id, key, KeptKey.Decision.KEPT);
        shown = null;
    }

    /** Wants it gone, and goes on to the plan that takes it out. */
    public void remove(long key) {
        keys.decide(id, key, KeptKey.Decision.REMOVED);
        Pages.open("/operations/plan.xhtml?kind=keys&target=server:" + id);
    }

    public boolean isMayDecide() {
        return actor.get().may(Permission.GRANT_ACCESS);
    }

    public boolean isMayPlan() {
        return actor.get().may(Permission.APPLY_PLANS);
    }
}
