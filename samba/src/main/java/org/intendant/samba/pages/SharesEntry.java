package org.intendant.samba.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Shares in the navigation. */
@ApplicationScoped
class SharesEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Network";
    }

    @Override
    public String area() {
        return "shares";
    }

    @Override
    public String word() {
        return "Shares";
    }

    @Override
    public String icon() {
        return "pi-folder-open";
    }

    @Override
    public String href() {
        return "/samba/shares.xhtml";
    }

    @Override
    public int order() {
        return 320;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }
}
