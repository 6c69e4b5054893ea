package org.intendant.servers.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intendant.people.exchange.Cells;
import org.intendant.plans.Refused;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Link;

/** The servers that rows of a file of other things name in a column. */
@ApplicationScoped
public class NamedServers {

    private static final int REVIEWED = 50;

    @Inject
    Servers servers;

    /** @throws Refused beside the column where it names none that the caller may see */
    public long id(Cells row, String column) {
        String name = Text.lower(row.text(column));
        return servers.called(List.of(name)).values().stream()
                .findFirst()
                .orElseThrow(() -> new Refused(
                        column,
                        name.isEmpty()
                                ? "Give the name of the " + column + "."
                                : "There is no server called “" + Text.inert(name, 100) + "”, or you may not see it."));
    }

    /**
     * The plans of servers of which something is wanted otherwise now, at most 50.
     *
     * @param list the path of the list of these things, which reviews them
     */
    public Optional<Link> plans(List<Cells> written, String column, String list) {
        List<String> names = written.stream()
                .map(row -> Text.lower(row.text(column)))
                .distinct()
                .limit(REVIEWED)
                .toList();
        List<Long> ids =
                names.isEmpty() ? List.of() : List.copyOf(servers.called(names).values());
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new Link(
                        ids.size() == 1 ? "Review the plan" : "Review " + ids.size() + " plans",
                        "pi-list-check",
                        list + "?servers=" + ids.stream().map(Object::toString).collect(Collectors.joining(","))));
    }
}
