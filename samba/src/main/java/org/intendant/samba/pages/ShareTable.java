package org.intendant.samba.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.people.Permission;
import org.intendant.people.exchange.Cells;
import org.intendant.people.exchange.Column;
import org.intendant.people.exchange.Importable;
import org.intendant.people.exchange.Known;
import org.intendant.plans.Refused;
import org.intendant.samba.shares.ShareDraft;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.Shares;
import org.intendant.servers.exchange.NamedServers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Link;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Shares as rows of a file; passwords are in none. */
@ApplicationScoped
public class ShareTable implements Importable {

    @Inject
    Shares shares;

    @Inject
    NamedServers named;

    @Override
    public String kind() {
        return "shares";
    }

    @Override
    public String one() {
        return "share";
    }

    @Override
    public String many() {
        return "shares";
    }

    @Override
    public String help() {
        return "This changes what is wanted. On the servers nothing changes before you approve their plans. Users that are new"
                + " get a password by chance; files hold none.";
    }

    @Override
    public String href() {
        return "/samba/shares.xhtml";
    }

    @Override
    public String area() {
        return "shares";
    }

    @Override
    public Permission needed() {
        return Permission.CHANGE_SERVERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("server", "Name of the server.", "files1.example.org"),
                Column.text("name", "As others see it.", "documents"),
                Column.text("path", "Below the server’s folder for shares.", "team/documents"),
                Column.text("writers", "Users who may read and write, with commas between them.", "anna, ben"),
                Column.text("readers", "Users who may only read.", "cleo"),
                Column.text("comment", "What it is for.", "Of the team"),
                Column.yesNo("browseable", "Whether it is seen in lists.", "yes"),
                Column.yesNo("guests", "Whether everybody may read it without a password.", "no"));
    }

    @Override
    public List<String> keys() {
        return List.of("server", "name");
    }

    @Override
    public String key(Cells row) {
        return row.given("server", "Give the name of the server.") + " "
                + row.given("name", "Give the name of the share.");
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        return shares.page(query).map(row -> {
            Map<String, String> values = values(row);
            values.put("version", Integer.toString(row.version()));
            return values;
        });
    }

    @Override
    public Optional<Known> find(Cells row) {
        long server = named.id(row, "server");
        return shares.of(server).stream()
                .filter(found -> Text.lower(found.name()).equals(Text.lower(row.text("name"))))
                .findFirst()
                .map(found -> new Known(
                        found.id(),
                        found.version(),
                        found.name() + " of " + found.server(),
                        "/servers/server.xhtml?id=" + server,
                        values(found)));
    }

    @Override
    public void write(Cells row, @Nullable Known known) {
        try {
            if (known == null) {
                shares.add(draft(row, new ShareDraft()));
            } else {
                ShareDraft draft = draft(row, shares.draft(known.id()));
                draft.setVersion(known.version());
                shares.change(known.id(), draft);
            }
        } catch (Refused refused) {
            throw refused.beside(field -> field.equals("serverId") ? "server" : field);
        }
    }

    private ShareDraft draft(Cells row, ShareDraft draft) {
        draft.setServerId(named.id(row, "server"));
        draft.setName(row.text("name", draft.getName()));
        draft.setPath(row.text("path", draft.getPath()));
        draft.setWriters(row.text("writers", draft.getWriters()));
        draft.setReaders(row.text("readers", draft.getReaders()));
        draft.setComment(row.text("comment", draft.getComment()));
        draft.setBrowseable(row.yes("browseable", draft.isBrowseable()));
        draft.setGuests(row.yes("guests", draft.isGuests()));
        return draft;
    }

    private static Map<String, String> values(ShareRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("server", row.server());
        values.put("name", row.name());
        values.put("path", row.path());
        values.put("writers", String.join(", ", row.writers()));
        values.put("readers", String.join(", ", row.readers()));
        values.put("comment", row.comment());
        values.put("browseable", Cells.yesNo(row.browseable()));
        values.put("guests", Cells.yesNo(row.guests()));
        return values;
    }

    /** The plans of the servers whose shares are wanted otherwise now. */
    @Override
    public Optional<Link> next(List<Cells> written) {
        return named.plans(written, "server", href());
    }
}
