package org.intendant.servers.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.foresight.BeforeSavingPage;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;
import org.intendant.web.Ids;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** Changing what is known of a server, and removing it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ServerEditPage implements Serializable {
    @Inject
    Servers servers;

    @Inject
    ServerChoices choices;

    @Inject
    BeforeSavingPage before;

    @Inject
    CurrentActor actor;

    @Inject
    HttpServletRequest request;

    private long id;
    private String name;
    private ServerForm form;
    private String typed = "";

    @PostConstruct
    void open() {
        id = Ids.of(request.getParameter("id"), "server");
        form = choices.form(servers.draft(id));
        name = form.getDraft().getName();
    }

    /** Other owners may log in then: what that gives and takes is asked about first. */
    public void save() {
        before.save(new Target("server", id, name), "Save " + name + "?", this::change, this::saved);
    }

    private void change() {
        servers.change(id, choices.draft(form, isWhole()));
    }

    private void saved() {
        Pages.news("Saved " + form.getDraft().getName() + ".");
        Pages.open("/servers/server.xhtml?id=" + id);
    }

    public void remove() {
        servers.remove(id, typed);
        Pages.news("Removed " + name + " from Intendant. The host itself is as it was.");
        Pages.open("/servers/servers.xhtml");
    }

    public List<String> getInTheWay() {
        return servers.dependents(id);
    }

    public boolean isMayRemove() {
        return actor.get().may(Permission.ADD_SERVERS);
    }

    /** Owners change what describes their server, not how it is reached. */
    public boolean isWhole() {
        return actor.seesAll();
    }

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public ServerForm getForm() {
        return form;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed == null ? "" : typed;
    }
}
