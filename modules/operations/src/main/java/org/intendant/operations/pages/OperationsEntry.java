package org.intendant.operations.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Operations in the navigation. */
@ApplicationScoped
class OperationsEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "";
    }

    @Override
    public String area() {
        return "operations";
    }

    @Override
    public String word() {
        return "Operations";
    }

    @Override
    public String icon() {
        return "pi-bolt";
    }

    @Override
    public String href() {
        return "/operations/operations.xhtml";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean visible() {
        return actor.find().map(who -> who.may(Permission.SEE_OPERATIONS)).orElse(false);
    }
}
