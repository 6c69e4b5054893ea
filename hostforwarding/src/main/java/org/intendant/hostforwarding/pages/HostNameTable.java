package org.intendant.hostforwarding.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.HttpsDraft;
import org.intendant.people.Permission;
import org.intendant.people.exchange.Cells;
import org.intendant.people.exchange.Column;
import org.intendant.people.exchange.Importable;
import org.intendant.people.exchange.Known;
import org.intendant.plans.Refused;
import org.intendant.servers.exchange.NamedServers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Link;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Rules of host names as rows of a file. */
@ApplicationScoped
public class HostNameTable implements Importable {

    private static final Map<String, String> FIELDS = Map.of(
            "proxyId",
            "proxy",
            "guestId",
            "guest",
            "https.certificateId",
            "certificate",
            "certificateId",
            "certificate");

    @Inject
    HostNames names;

    @Inject
    CertificateChoices certificates;

    @Inject
    NamedServers named;

    @Override
    public String kind() {
        return "host-names";
    }

    @Override
    public String one() {
        return "rule";
    }

    @Override
    public String many() {
        return "rules";
    }

    @Override
    public String help() {
        return "This changes what is wanted. On the proxies nothing changes before you approve their plans. Passwords and raw text"
                + " of nginx are in no file: a rule that is there keeps its own.";
    }

    @Override
    public String href() {
        return "/hostforwarding/names.xhtml";
    }

    @Override
    public String area() {
        return "host-names";
    }

    @Override
    public Permission needed() {
        return Permission.CHANGE_SERVERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("proxy", "Name of the proxy.", "proxy1.example.org"),
                Column.text("domains", "Host names with commas between them.", "shop.example.org"),
                Column.yesNo("https", "Whether it speaks HTTPS.", "yes"),
                Column.text("port", "Where the proxy listens; empty means 443, or 80 without HTTPS.", "443"),
                Column.text("basePath", "What paths begin with.", "/"),
                Column.text("guest", "Name of the guest.", "web1.example.org"),
                Column.text("guestPort", "Where the guest listens.", "80"),
                Column.text("guestPath", "What takes the base path’s place at the guest.", "/"),
                Column.yesNo("forced", "Whether port 80 leads to HTTPS.", "yes"),
                Column.text("certificate", "Name of the certificate; empty means the proxy’s own.", ""),
                Column.text("allowed", "Networks that alone may come; empty means everybody.", ""),
                Column.text("comment", "What it is for.", "The shop"),
                Column.yesNo("enabled", "Whether it shall be on the host.", "yes"));
    }

    @Override
    public List<String> keys() {
        return List.of("proxy", "domains", "port", "basePath");
    }

    @Override
    public String key(Cells row) {
        return String.join(
                " ",
                row.given("proxy", "Give the name of the proxy."),
                row.given("domains", "Give host names."),
                port(row),
                path(row));
    }

    private static String port(Cells row) {
        String port = Text.lower(row.text("port"));
        return port.isEmpty() ? row.yes("https", true) ? "443" : "80" : port;
    }

    private static String path(Cells row) {
        String path = Text.lower(row.text("basePath"));
        return path.length() < 2 ? "/" : path.replaceFirst("/$", "");
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        return names.page(query).map(row -> {
            Map<String, String> values = values(row);
            values.put("version", Integer.toString(row.version()));
            return values;
        });
    }

    @Override
    public Optional<Known> find(Cells row) {
        long proxy = named.id(row, "proxy");
        Set<String> domains = words(row.text("domains"));
        return names.of(proxy).stream()
                .filter(found -> found.proxyId() == proxy
                        && words(found.domains()).equals(domains)
                        && Integer.toString(found.port()).equals(port(row))
                        && found.basePath().toLowerCase(Locale.ROOT).equals(path(row)))
                .findFirst()
                .map(found -> new Known(
                        found.id(),
                        found.version(),
                        found.name() + " of " + found.proxy(),
                        "/servers/server.xhtml?id=" + proxy,
                        values(found)));
    }

    private static Set<String> words(String domains) {
        return Stream.of(Text.lower(domains).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public void write(Cells row, @Nullable Known known) {
        try {
            if (known == null) {
                names.add(draft(row, new HostNameDraft()));
            } else {
                HostNameDraft draft = draft(row, names.draft(known.id()));
                draft.setVersion(known.version());
                names.change(known.id(), draft);
            }
        } catch (Refused refused) {
            throw refused.beside(field -> FIELDS.getOrDefault(field, field.replaceFirst(".*\\.", "")));
        }
    }

    private HostNameDraft draft(Cells row, HostNameDraft draft) {
        draft.setProxyId(named.id(row, "proxy"));
        draft.setDomains(row.text("domains"));
        draft.setPort(port(row));
        draft.setBasePath(row.text("basePath"));
        if (row.has("guest") || draft.getGuestId() == null) {
            draft.setGuestId(named.id(row, "guest"));
        }
        draft.setGuestPort(row.text("guestPort", draft.getGuestPort()));
        draft.setGuestPath(row.text("guestPath", draft.getGuestPath()));
        draft.getHttps().setOn(row.yes("https", draft.getHttps().isOn()));
        draft.getHttps().setForced(row.yes("forced", draft.getHttps().isForced()));
        if (row.has("certificate")) {
            certificate(row.text("certificate"), draft.getHttps());
        }
        draft.getOptions().setAllowed(row.text("allowed", draft.getOptions().getAllowed()));
        draft.setComment(row.text("comment", draft.getComment()));
        draft.setEnabled(row.yes("enabled", draft.isEnabled()));
        return draft;
    }

    /** A path is of files that the rule has already: a file brings none in. */
    private void certificate(String name, HttpsDraft https) {
        if (name.equals(https.getCertificatePath())) {
            return;
        }
        Long id = name.isBlank() ? null : certificates.beside(null).get(name.strip());
        if (id == null && !name.isBlank()) {
            throw new Refused("certificateId", "There is no certificate called “" + Text.inert(name, 100) + "”.");
        }
        https.setCertificateId(id);
    }

    private static Map<String, String> values(HostNameRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("proxy", row.proxy());
        values.put("domains", row.domains());
        values.put("https", Cells.yesNo(row.https()));
        values.put("port", Integer.toString(row.port()));
        values.put("basePath", row.basePath());
        values.put("guest", row.guest());
        values.put("guestPort", Integer.toString(row.guestPort()));
        values.put("guestPath", row.guestPath());
        values.put("forced", Cells.yesNo(row.forced()));
        values.put("certificate", row.certificate());
        values.put("allowed", row.allowed());
        values.put("comment", row.comment());
        values.put("enabled", Cells.yesNo(row.enabled()));
        return values;
    }

    /** The plans of the proxys whose names are wanted otherwise now. */
    @Override
    public Optional<Link> next(List<Cells> written) {
        return named.plans(written, "proxy", href());
    }
}
