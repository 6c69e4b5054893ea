package org.intendant.servers.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.people.Permission;
import org.intendant.people.exchange.Cells;
import org.intendant.people.exchange.Column;
import org.intendant.people.exchange.Importable;
import org.intendant.people.exchange.Known;
import org.intendant.people.exchange.RowResult;
import org.intendant.people.exchange.Together;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.Others;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Servers as rows of a file. */
@ApplicationScoped
public class ServerTable implements Importable {
    @PersistenceContext
    EntityManager em;

    @Inject
    Servers servers;

    @Inject
    Names names;

    @Override
    public String kind() {
        return "servers";
    }

    @Override
    public String one() {
        return "server";
    }

    @Override
    public String many() {
        return "servers";
    }

    @Override
    public String help() {
        return "A new server needs its public host key, for which you vouch; a row without one leads to the enrolment. Nothing"
                + " is changed on any host.";
    }

    @Override
    public String href() {
        return "/servers/servers.xhtml";
    }

    @Override
    public String area() {
        return "servers";
    }

    @Override
    public Permission needed() {
        return Permission.ADD_SERVERS;
    }

    @Override
    public List<Column> columns() {
        return ServerColumns.ALL;
    }

    @Override
    public List<String> keys() {
        return List.of("name");
    }

    @Override
    public Set<String> before() {
        return Set.of("ssh.jump", "backupSsh.jump", "hypervisor");
    }

    @Override
    public Set<String> after() {
        return Set.of("hypervisor.proxy", "hypervisor.database");
    }

    @Override
    public String key(Cells row) {
        String name = Text.lower(row.text("name"));
        if (name.isEmpty()) {
            throw new Refused("name", "Give the name of the server.");
        }
        return name;
    }

    /** Two servers never have one address, one key or one name at the keymanager. */
    @Override
    public Map<String, String> unique(Cells row) {
        Map<String, String> unique = new LinkedHashMap<>();
        String keymanager = Text.lower(row.text("keymanagerName"));
        unique.put("keymanagerName", keymanager.isEmpty() ? key(row) : keymanager);
        if (!row.text("ssh.host").isBlank()) {
            String port = row.text("ssh.port").strip();
            unique.put(
                    "ssh.host",
                    Text.lower(row.text("ssh.host")) + " " + (port.isEmpty() ? "22" : port) + " "
                            + Text.lower(row.text("ssh.jump")));
        }
        if (!row.text("hostKey").isBlank()) {
            unique.put("hostKey", ServerCells.text(ServerCells.key(row)));
        }
        return unique;
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        Page<ServerRow> page = servers.page(query);
        List<Long> ids = page.rows().stream().map(ServerRow::id).toList();
        if (ids.isEmpty()) {
            return new Page<>(List.of(), page.total());
        }
        Map<Long, Server> found = em.createQuery("select s from Server s where s.id in :ids", Server.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Server::id, Function.identity()));
        Map<Long, String> named = names.servers(references(found.values()));
        Map<Long, String> people = names.owners(found.values());
        return new Page<>(
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(server -> {
                            Map<String, String> row = values(server, named, people);
                            row.put("version", Integer.toString(server.version()));
                            return row;
                        })
                        .toList(),
                page.total());
    }

    @Override
    public Optional<Known> find(Cells row) {
        key(row);
        return together(row).find(row);
    }

    @Override
    public void write(Cells row, @Nullable Known known) {
        together(row).write(row, known);
    }

    /** Nobody logs in on a server that is new, for nothing is managed there; owners log in on theirs. */
    @Override
    public Optional<Target> access(Cells row, RowResult would) {
        return would.changes("owners")
                ? find(row).map(server -> new Target("server", server.id(), server.name()))
                : Optional.empty();
    }

    private Together together(Cells row) {
        return new ServersTogether(servers, names, new Others(em), List.of(row));
    }

    @Override
    public Optional<Together> together(List<Cells> rows) {
        return Optional.of(new ServersTogether(servers, names, new Others(em), rows));
    }

    /** To the enrolment with the address filled in, where only the key is missing. */
    @Override
    public String instead(Cells row, List<Refused.Reason> reasons) {
        boolean key = reasons.stream().anyMatch(reason -> reason.field().equals("hostKey"));
        return !key || !row.text("hostKey").isBlank()
                ? ""
                : "/servers/enrol.xhtml?host=" + encoded(row, "ssh.host") + "&user=" + encoded(row, "ssh.user")
                        + "&port=" + encoded(row, "ssh.port");
    }

    @Override
    public String insteadWord() {
        return "Enrol it";
    }

    private static String encoded(Cells row, String column) {
        return URLEncoder.encode(Text.inert(row.text(column).strip(), 253), StandardCharsets.UTF_8);
    }

    static Map<String, String> values(Server server, Map<Long, String> servers, Map<Long, String> people) {
        Map<String, String> values = new LinkedHashMap<>();
        ServerCells.put(values, ServerDraft.of(server), server.key(), servers, people);
        return values;
    }

    static List<Long> references(Collection<Server> servers) {
        return servers.stream()
                .map(ServerDraft::of)
                .flatMap(draft -> Stream.of(
                        draft.getSsh().getJumpId(),
                        draft.getBackupSsh().getJumpId(),
                        draft.getHypervisorId(),
                        draft.getHypervisor().getProxyId(),
                        draft.getHypervisor().getDatabaseId()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
