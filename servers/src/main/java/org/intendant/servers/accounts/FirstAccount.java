package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.FirstStep;
import org.intendant.web.Query;

/** Once there is a server, something is wanted on it. */
@ApplicationScoped
class FirstAccount implements FirstStep {

    @Inject
    Accounts accounts;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean visible() {
        return actor.seesAll() && actor.get().may(Permission.CHANGE_SERVERS);
    }

    @Override
    public boolean done() {
        return accounts.page(new Query("", Map.of(), "", false, 0, 1)).total() > 0;
    }

    @Override
    public String what() {
        return "Say which account you want on it";
    }

    @Override
    public String detail() {
        return "Adopt one that is there or ask for a new one. The host stays as it is until you approve the plan.";
    }

    @Override
    public String icon() {
        return "pi-id-card";
    }

    @Override
    public String href() {
        return "/servers/accounts.xhtml";
    }
}
