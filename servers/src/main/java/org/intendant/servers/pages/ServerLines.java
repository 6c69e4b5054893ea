package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;

/** Servers as the list shows them and as its file holds them: with how they stand and who owns them. */
@ApplicationScoped
class ServerLines {

    /** The list as a file. */
    static final ListFile<ServerLine> FILE = new ListFile<>(
            "servers",
            List.of(
                    ListFile.field("id", ServerLine::id),
                    ListFile.field("name", ServerLine::name),
                    ListFile.field("title", line -> line.row().title()),
                    ListFile.field("role", ServerLine::role),
                    ListFile.field("state", ServerLine::state),
                    ListFile.field("compared", ServerLine::checked),
                    ListFile.field("reachable", ServerLine::reachable),
                    ListFile.field("tried", ServerLine::tried),
                    ListFile.field("trouble", ServerLine::trouble),
                    ListFile.field("address", ServerLine::address),
                    ListFile.field("system", ServerLine::system),
                    ListFile.field("owner", ServerLine::owner),
                    ListFile.field("tags", ServerLine::tags)));

    @Inject
    Servers servers;

    @Inject
    Comparisons comparisons;

    @Inject
    PersonNames people;

    Page<ServerLine> page(Query query) {
        Page<ServerRow> page = servers.page(query);
        Map<String, Standing> standings =
                comparisons.standings(page.rows().stream().map(ServerRow::key).toList());
        Map<Long, String> names = people.of(page.rows().stream()
                .flatMap(row -> row.owners().stream())
                .distinct()
                .toList());
        return page.map(row -> line(row, Optional.ofNullable(standings.get(row.key())), names));
    }

    private static ServerLine line(ServerRow row, Optional<Standing> standing, Map<Long, String> names) {
        return new ServerLine(
                row,
                standing.map(Standing::state).orElse(State.UNKNOWN),
                standing.map(Standing::checked).orElse(null),
                PersonNames.joined(row.owners(), names));
    }
}
