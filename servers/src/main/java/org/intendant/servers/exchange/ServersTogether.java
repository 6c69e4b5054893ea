package org.intendant.servers.exchange;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.people.Username;
import org.intendant.people.exchange.Cells;
import org.intendant.people.exchange.Known;
import org.intendant.people.exchange.Together;
import org.intendant.plans.Refused;
import org.intendant.servers.Others;
import org.intendant.servers.Others.Once;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** Servers of a file, whose names, places, keys and owners were read ahead. */
final class ServersTogether implements Together, RowNames {
    private static final List<String> SERVERS =
            List.of("name", "ssh.jump", "backupSsh.jump", "hypervisor", "hypervisor.proxy", "hypervisor.database");

    private final Servers servers;
    private final Names names;
    private final Others others;
    private final Map<String, Long> people;
    private final Map<Long, String> owners;
    private final Map<String, Long> tried = new HashMap<>();

    ServersTogether(Servers servers, Names names, Others others, List<Cells> rows) {
        this.servers = servers;
        this.names = names;
        this.others = others;
        others.read(Once.NAME, named(rows));
        List<Server> known = rows.stream().flatMap(row -> server(row).stream()).toList();
        others.read(Stream.concat(
                        ServerTable.references(known).stream(), known.stream().map(Server::id))
                .collect(toSet()));
        people = names.ids(rows.stream()
                .flatMap(row -> row.words("owners", List.of()).stream())
                .map(Username::spelled)
                .collect(toSet()));
        owners = new HashMap<>(names.owners(known));
        people.forEach((name, id) -> owners.put(id, name));
        others.people(people.values());
        read(Once.KEYMANAGER_NAME, rows, row -> {
            String typed = Text.lower(row.text("keymanagerName"));
            return typed.isEmpty() ? Text.lower(row.text("name")) : typed;
        });
        read(Once.PLACE, rows, row -> draft(row).getSsh().toAddress("ssh").place());
        read(Once.KEY, rows, row -> ServerCells.key(row).base64());
    }

    private interface Said {
        String of(Cells row);
    }

    /** What a row says wrongly is refused when its turn comes. */
    private void read(Once what, List<Cells> rows, Said said) {
        others.read(what, rows.stream().flatMap(row -> said(row, said).stream()).collect(toSet()));
    }

    private static Optional<String> said(Cells row, Said said) {
        try {
            return Optional.of(said.of(row));
        } catch (Refused wrong) {
            return Optional.empty();
        }
    }

    private static Set<String> named(List<Cells> rows) {
        return rows.stream()
                .flatMap(row -> SERVERS.stream().map(column -> Text.lower(row.text(column))))
                .filter(name -> !name.isEmpty())
                .collect(toSet());
    }

    private Optional<Server> server(Cells row) {
        return others.with(Once.NAME, Text.lower(row.text("name")));
    }

    @Override
    public Optional<Known> find(Cells row) {
        return server(row).map(server -> known(server.id(), server.version(), server));
    }

    @Override
    public Known tried(Cells row, @Nullable Known known) {
        ServerDraft draft = draft(row);
        if (known == null) {
            Server made = servers.tried(draft, ServerCells.key(row), others);
            long id = -1L - tried.size();
            tried.put(made.name(), id);
            others.wouldBe(id, made);
            return known(id, 0, made);
        }
        mustKeepItsKey(row, known);
        Server changed = servers.tried(known.id(), draft, others);
        others.wouldBe(known.id(), changed);
        return known(known.id(), known.version(), changed);
    }

    @Override
    public Known write(Cells row, @Nullable Known known) {
        ServerDraft draft = draft(row);
        if (known != null) {
            mustKeepItsKey(row, known);
        }
        Server server = known == null
                ? servers.add(draft, ServerCells.key(row), others)
                : servers.change(known.id(), draft, others);
        others.became(server);
        return known(server.id(), server.version(), server);
    }

    private ServerDraft draft(Cells row) {
        ServerDraft draft = server(row).map(ServerDraft::of).orElseGet(ServerDraft::new);
        ServerCells.fill(draft, row, this);
        return draft;
    }

    private static void mustKeepItsKey(Cells row, Known known) {
        if (!row.text("hostKey").isBlank()
                && !ServerCells.text(ServerCells.key(row)).equals(known.values().get("hostKey"))) {
            throw new Refused(
                    "hostKey", "Another key is pinned. Compare both on the server’s page: no file replaces it.");
        }
    }

    private Known known(long id, int version, Server server) {
        Map<Long, String> named = names.visible(ServerTable.references(List.of(server)).stream()
                .map(other -> Map.entry(other, Optional.ofNullable(others.find(other))))
                .filter(other -> other.getValue().isPresent())
                .collect(toMap(
                        Map.Entry::getKey,
                        other -> other.getValue().orElseThrow().name())));
        return new Known(
                id,
                version,
                server.name(),
                "/servers/server.xhtml?id=" + id,
                ServerTable.values(server, named, owners));
    }

    @Override
    public long server(String column, String name) {
        Long would = tried.get(name);
        return would != null
                ? would
                : others.with(Once.NAME, name)
                        .map(Server::id)
                        .orElseThrow(() ->
                                new Refused(column, "There is no server called “" + Text.inert(name, 100) + "”."));
    }

    @Override
    public List<Long> people(String column, List<String> typed) {
        return typed.stream()
                .map(Username::spelled)
                .map(name -> Optional.ofNullable(people.get(name))
                        .orElseThrow(
                                () -> new Refused(column, "There is nobody called “" + Text.inert(name, 64) + "”.")))
                .distinct()
                .toList();
    }
}
