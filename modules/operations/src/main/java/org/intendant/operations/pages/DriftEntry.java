package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** Drift in the navigation, with the number of servers that differ from what is wanted. */
@RequestScoped
class DriftEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Inject
    DriftSummary summary;

    @Override
    public String group() {
        return "Fleet";
    }

    @Override
    public String area() {
        return "drift";
    }

    @Override
    public String word() {
        return "Drift";
    }

    @Override
    public String icon() {
        return "pi-arrow-right-arrow-left";
    }

    @Override
    public String href() {
        return "/operations/drift.xhtml";
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public boolean visible() {
        return actor.find().map(who -> who.may(Permission.SEE_SERVERS)).orElse(false);
    }

    @Override
    public long count() {
        return summary.differ();
    }

    @Override
    public String countWord() {
        return "servers differ";
    }
}
