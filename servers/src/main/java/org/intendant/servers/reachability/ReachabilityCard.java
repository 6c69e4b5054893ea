package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Ages;
import org.intendant.web.DashboardCard;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** How many servers answer, for the overview, and which do not. */
@ApplicationScoped
class ReachabilityCard implements DashboardCard {
    private static final String OTHER_KEY =
            "Intendant has stopped talking to it. Compare the new key on its own console.";

    private static final String UNREACHABLE = "/servers/servers.xhtml?reachable=unreachable";

    @Inject
    Servers servers;

    @Inject
    ServerChecks checks;

    @Inject
    CurrentActor actor;

    @Inject
    Ages ages;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean visible() {
        return actor.find().filter(who -> who.may(Permission.SEE_SERVERS)).isPresent();
    }

    @Override
    public Tile tile() {
        Map<State, Long> counts = checks.counts();
        long reachable = counts.getOrDefault(State.REACHABLE, 0L);
        long unreachable = counts.getOrDefault(State.UNREACHABLE, 0L);
        long unknown = counts.getOrDefault(State.UNKNOWN, 0L);
        long all = reachable + unreachable + unknown;
        return new Tile(
                "Reachable",
                "pi-server",
                Long.toString(reachable),
                all == 1 ? "of 1 server" : "of " + all + " servers",
                all == 0 ? List.of() : List.of(note(unreachable, unknown)),
                unreachable > 0 ? UNREACHABLE : "/servers/servers.xhtml",
                unreachable > 0 ? Trouble.FAILURE : unknown > 0 ? Trouble.UNKNOWN : Trouble.NONE,
                verdict(unreachable));
    }

    private Note note(long unreachable, long unknown) {
        if (unreachable > 0) {
            return new Note(State.UNREACHABLE, Long.toString(unreachable));
        }
        return unknown > 0
                ? new Note(State.UNKNOWN, Long.toString(unknown))
                : new Note(State.REACHABLE, ages.since(checks.oldestAnswer().orElse(null)));
    }

    private static String verdict(long unreachable) {
        if (unreachable == 0) {
            return "";
        }
        return unreachable == 1 ? "1 server does not answer." : unreachable + " servers do not answer.";
    }

    @Override
    public List<ToDo> toDos() {
        Query query = new Query("", Map.of("reachable", "unreachable"), "", false, 0, 10);
        List<ServerRow> silent = servers.page(query).rows();
        Map<Long, Reachability> reached =
                checks.of(silent.stream().map(ServerRow::id).toList());
        return silent.stream().map(row -> toDo(row, reached.get(row.id()))).toList();
    }

    private static ToDo toDo(ServerRow row, @Nullable Reachability reached) {
        boolean otherKey = reached != null && reached.keyChanged();
        return new ToDo(
                State.UNREACHABLE,
                row.name() + (otherKey ? " shows another host key" : " does not answer"),
                otherKey ? OTHER_KEY : Text.inert(Text.aboutIt(row.name(), row.trouble()), 200),
                row.checkedAt(),
                "Open",
                "/servers/server.xhtml?id=" + row.id());
    }
}
