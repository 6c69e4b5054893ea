package org.intendant.people.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.web.FirstStep;
import org.intendant.web.Query;

/** Once it works, somebody else may use it too. */
@ApplicationScoped
class FirstColleague implements FirstStep {

    @Inject
    People people;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 40;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.CHANGE_PEOPLE)).isPresent();
    }

    @Override
    public boolean done() {
        return people.page(new Query("", Map.of(), "", false, 0, 1)).total() > 1;
    }

    @Override
    public String what() {
        return "Let a colleague in";
    }

    @Override
    public String detail() {
        return "Each with an account of his own, so that the audit trail can say who did what.";
    }

    @Override
    public String icon() {
        return "pi-users";
    }

    @Override
    public String href() {
        return "/people/newperson.xhtml";
    }
}
