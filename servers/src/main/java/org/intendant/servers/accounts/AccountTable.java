package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intendant.people.Permission;
import org.intendant.people.exchange.Cells;
import org.intendant.people.exchange.Column;
import org.intendant.people.exchange.Importable;
import org.intendant.people.exchange.Known;
import org.intendant.people.exchange.RowResult;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.exchange.NamedServers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Link;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Accounts that are wanted, as rows of a file. What is to be removed or ignored stands in none. */
@ApplicationScoped
public class AccountTable implements Importable {
    @PersistenceContext
    EntityManager em;

    @Inject
    Accounts accounts;

    @Inject
    AccountRows rows;

    @Inject
    Servers servers;

    @Inject
    NamedServers named;

    @Override
    public String kind() {
        return "accounts";
    }

    @Override
    public String one() {
        return "account";
    }

    @Override
    public String many() {
        return "accounts";
    }

    @Override
    public String help() {
        return "This changes what is wanted. On the hosts nothing changes before you approve their plans.";
    }

    @Override
    public String href() {
        return "/servers/accounts.xhtml";
    }

    @Override
    public String area() {
        return "accounts";
    }

    @Override
    public Permission needed() {
        return Permission.CHANGE_SERVERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text(
                        "server",
                        "Name of the server; with the name it tells which account the row is about.",
                        "web1.example.org"),
                Column.text("name", "Name of the account.", "deploy"),
                Column.text("shell", "Path of its login shell; empty means /bin/bash.", "/bin/bash"),
                Column.text("comment", "Usually whose it is.", "Deployment of the shop"));
    }

    @Override
    public List<String> keys() {
        return List.of("server", "name");
    }

    @Override
    public String key(Cells row) {
        String name = row.text("name").strip();
        if (name.isEmpty()) {
            throw new Refused("name", "Give the name of the account.");
        }
        return serverName(row) + " " + name;
    }

    private static String serverName(Cells row) {
        String server = Text.lower(row.text("server"));
        if (server.isEmpty()) {
            throw new Refused("server", "Give the name of the server.");
        }
        return server;
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        Page<WantedAccount> page = accounts.page(query);
        List<Long> ids = page.rows().stream().map(WantedAccount::id).toList();
        Map<Long, Account> found = ids.isEmpty()
                ? Map.of()
                : em.createQuery("select a from Account a where a.id in :ids", Account.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(Account::id, Function.identity()));
        return page.map(row -> {
            Account account = found.get(row.id());
            if (account == null || account.wish() != Account.Wish.PRESENT) {
                return Map.of();
            }
            Map<String, String> values = values(row.server(), account);
            values.put("version", Integer.toString(account.version()));
            return values;
        });
    }

    @Override
    public Optional<Known> find(Cells row) {
        Server server = server(row);
        return rows.find(server.id(), row.text("name").strip())
                .map(account -> new Known(
                        account.id(),
                        account.version(),
                        account.name() + " on " + server.name(),
                        "/servers/server.xhtml?id=" + server.id(),
                        values(server.name(), account)));
    }

    @Override
    public void write(Cells row, @Nullable Known known) {
        Server server = server(row);
        AccountDraft draft = new AccountDraft();
        draft.setName(row.text("name").strip());
        draft.setShell(row.text("shell", known == null ? "" : known.values().get("shell")));
        draft.setComment(row.text("comment", known == null ? "" : known.values().get("comment")));
        if (known == null) {
            accounts.want(List.of(server.id()), draft);
            return;
        }
        Account account = rows.find(server.id(), draft.getName()).orElseThrow();
        if (account.wish() != Account.Wish.PRESENT) {
            throw new Refused(
                    "name",
                    account.wish() == Account.Wish.ABSENT
                            ? "It is to be removed. Want it again on the server’s page first."
                            : "It is ignored. Show it again on the server’s page first.");
        }
        draft.setVersion(known.version());
        accounts.change(server.id(), draft.getName(), draft);
    }

    /** On an account that is newly managed, whoever may log in on the whole server may do so. */
    @Override
    public Optional<Target> access(Cells row, RowResult would) {
        return would.does() == RowResult.Does.ADD ? Optional.of(server(row).target()) : Optional.empty();
    }

    private Server server(Cells row) {
        String name = serverName(row);
        return em.createQuery("select s.id from Server s where s.name = :name", Long.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .flatMap(servers::find)
                .orElseThrow(() -> new Refused("server", "There is no server called “" + Text.inert(name, 100) + "”."));
    }

    private static Map<String, String> values(String server, Account account) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("server", server);
        values.put("name", account.wish() == Account.Wish.PRESENT ? account.name() : "");
        values.put("shell", account.shell());
        values.put("comment", account.comment());
        return values;
    }

    /** The plans of the servers whose accounts are wanted otherwise now. */
    @Override
    public Optional<Link> next(List<Cells> written) {
        return named.plans(written, "server", "/servers/accounts.xhtml");
    }
}
