package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.pull.PullState.Health;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.DashboardCard;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;

/** On the overview, as long as servers that fetch their keys are silent or say that something went wrong. */
@ApplicationScoped
class PullsCard implements DashboardCard {

    static final String PAGE = "/keymanager/fetching.xhtml";
    private static final int SHOWN = 10;

    @Inject
    Pulls pulls;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 55;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent() && red(1).total() > 0;
    }

    private Page<PullRow> red(int most) {
        return pulls.page(new Query("", Map.of("state", "red"), "", false, 0, most));
    }

    @Override
    public Tile tile() {
        long red = red(1).total();
        return new Tile(
                "Fetching keys",
                "pi-download",
                Long.toString(red),
                red == 1 ? "silent, or went wrong" : "silent, or it went wrong",
                List.of(),
                PAGE + "?state=red",
                Trouble.FAILURE,
                red == 1
                        ? "1 server that fetches its keys must be looked at."
                        : red + " servers that fetch their keys must be looked at.");
    }

    @Override
    public List<ToDo> toDos() {
        return red(SHOWN).rows().stream().map(PullsCard::toDo).toList();
    }

    private static ToDo toDo(PullRow row) {
        boolean silent = row.health() == Health.SILENT;
        return new ToDo(
                silent ? State.SILENT : State.FAILED,
                row.server() + (silent ? ": does not report its keys any more" : ": fetching its keys went wrong"),
                row.says(),
                row.heard(),
                "Open",
                "/servers/server.xhtml?id=" + row.serverId());
    }
}
