package org.intendant.portforwarding.pages;

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
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.exchange.NamedServers;
import org.intendant.servers.typed.Text;
import org.intendant.web.Link;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Forwards as rows of a file. */
@ApplicationScoped
public class PortForwardTable implements Importable {

    private static final Map<String, String> FIELDS =
            Map.of("hypervisorId", "hypervisor", "guestId", "guest", "forceName", "publicPorts");

    @Inject
    PortForwards forwards;

    @Inject
    NamedServers named;

    @Override
    public String kind() {
        return "port-forwards";
    }

    @Override
    public String one() {
        return "forward";
    }

    @Override
    public String many() {
        return "forwards";
    }

    @Override
    public String help() {
        return "This changes what is wanted. On the hypervisors nothing changes before you approve their plans. A row takes no"
                + " port on which a hypervisor itself listens.";
    }

    @Override
    public String href() {
        return "/portforwarding/forwards.xhtml";
    }

    @Override
    public String area() {
        return "port-forwards";
    }

    @Override
    public Permission needed() {
        return Permission.CHANGE_SERVERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("hypervisor", "Name of the hypervisor.", "gw1.example.org"),
                Column.text("protocol", "tcp or udp.", "tcp"),
                Column.text("publicPorts", "A port, or a range: 8000-8010.", "8080"),
                Column.text("publicAddress", "The only address at which it is open; empty means all.", ""),
                Column.text("guest", "Name of the guest.", "web1.example.org"),
                Column.text("guestPort", "Where it begins at the guest; empty means the same.", "80"),
                Column.text("sources", "Networks for which alone it is open; empty means everybody.", "192.0.2.0/24"),
                Column.text("comment", "What it is for.", "The shop"),
                Column.yesNo("enabled", "Whether it shall be on the host.", "yes"));
    }

    @Override
    public List<String> keys() {
        return List.of("hypervisor", "protocol", "publicPorts");
    }

    @Override
    public String key(Cells row) {
        return String.join(
                " ",
                row.given("hypervisor", "Give the name of the hypervisor."),
                row.given("protocol", "Give tcp or udp."),
                row.given("publicPorts", "Give a port or a range."),
                Text.lower(row.text("publicAddress")));
    }

    @Override
    public Page<Map<String, String>> rows(Query query) {
        return forwards.page(query).map(row -> {
            Map<String, String> values = values(row);
            values.put("version", Integer.toString(row.version()));
            return values;
        });
    }

    @Override
    public Optional<Known> find(Cells row) {
        long hypervisor = named.id(row, "hypervisor");
        String ports = row.text("publicPorts").replaceAll("\\s+", "");
        String address = Text.lower(row.text("publicAddress"));
        return forwards.of(hypervisor).stream()
                .filter(found -> found.hypervisorId() == hypervisor
                        && found.protocol().equals(Text.lower(row.text("protocol")))
                        && found.publicPorts().equals(ports)
                        && found.publicAddress().equals(address))
                .findFirst()
                .map(found -> new Known(
                        found.id(),
                        found.version(),
                        found.name() + " of " + found.hypervisor(),
                        "/servers/server.xhtml?id=" + hypervisor,
                        values(found)));
    }

    @Override
    public void write(Cells row, @Nullable Known known) {
        try {
            if (known == null) {
                forwards.add(draft(row, new PortForwardDraft()));
            } else {
                PortForwardDraft draft = draft(row, forwards.draft(known.id()));
                draft.setVersion(known.version());
                forwards.change(known.id(), draft);
            }
        } catch (Refused refused) {
            throw refused.beside(field -> FIELDS.getOrDefault(field, field));
        }
    }

    private PortForwardDraft draft(Cells row, PortForwardDraft draft) {
        draft.setHypervisorId(named.id(row, "hypervisor"));
        draft.setProtocol(row.text("protocol"));
        draft.setPublicPorts(row.text("publicPorts"));
        draft.setPublicAddress(row.text("publicAddress"));
        if (row.has("guest") || draft.getGuestId() == null) {
            draft.setGuestId(named.id(row, "guest"));
        }
        draft.setGuestPort(row.text("guestPort", draft.getGuestPort()));
        draft.setSources(row.text("sources", draft.getSources()));
        draft.setComment(row.text("comment", draft.getComment()));
        draft.setEnabled(row.yes("enabled", draft.isEnabled()));
        return draft;
    }

    private static Map<String, String> values(PortForwardRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("hypervisor", row.hypervisor());
        values.put("protocol", row.protocol());
        values.put("publicPorts", row.publicPorts());
        values.put("publicAddress", row.publicAddress());
        values.put("guest", row.guest());
        values.put("guestPort", row.guestPorts().replaceFirst("-.*", ""));
        values.put("sources", row.sources());
        values.put("comment", row.comment());
        values.put("enabled", Cells.yesNo(row.enabled()));
        return values;
    }

    /** The plans of the hypervisors whose forwards are wanted otherwise now. */
    @Override
    public Optional<Link> next(List<Cells> written) {
        return named.plans(written, "hypervisor", href());
    }
}
