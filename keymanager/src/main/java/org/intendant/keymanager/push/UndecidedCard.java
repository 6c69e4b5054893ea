package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.DashboardCard;

/** On the overview of whoever decides, as long as there are keys of others that nobody has decided about. */
@ApplicationScoped
class UndecidedCard implements DashboardCard {

    private static final String PAGE = "/keymanager/kept-keys.xhtml?decision=undecided";

    @Inject
    AllKeptKeys keys;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 60;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.GRANT_ACCESS)).isPresent() && keys.undecided() > 0;
    }

    @Override
    public Tile tile() {
        long undecided = keys.undecided();
        return new Tile(
                "Keys of others",
                "pi-key",
                Long.toString(undecided),
                undecided == 1 ? "undecided, it stays" : "undecided, they stay",
                List.of(),
                PAGE,
                Trouble.NONE,
                "");
    }
}
