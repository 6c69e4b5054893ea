package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.NavigationEntry;

/** What was taken from whom, in the navigation. */
@ApplicationScoped
class RevocationsEntry implements NavigationEntry {

    @Inject
    CurrentActor actor;

    @Override
    public String group() {
        return "Access";
    }

    @Override
    public String area() {
        return "revocations";
    }

    @Override
    public String word() {
        return "Revocations";
    }

    @Override
    public String icon() {
        return "pi-stopwatch";
    }

    @Override
    public String href() {
        return "/keymanager/revocations.xhtml";
    }

    @Override
    public int order() {
        return 517;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(person -> person.may(Permission.SEE_ACCESS)).isPresent();
    }
}
