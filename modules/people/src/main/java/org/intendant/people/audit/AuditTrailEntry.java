package org.intendant.people.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** The audit trail in the navigation. */
@ApplicationScoped
class AuditTrailEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Administration";
    }

    @Override
    public String area() {
        return "audit";
    }

    @Override
    public String word() {
        return "Audit trail";
    }

    @Override
    public String icon() {
        return "pi-history";
    }

    @Override
    public String href() {
        return "/people/audit.xhtml";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_AUDIT)).isPresent();
    }
}
