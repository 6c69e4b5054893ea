package org.intendant.servers.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.hosts.HostKey;
import org.intendant.operations.Comparison;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Standing;
import org.intendant.people.AuditEntry;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.audit.AuditTrail;
import org.intendant.servers.Server;
import org.intendant.servers.ServerBlock;
import org.intendant.servers.Servers;
import org.intendant.servers.address.IpAddresses;
import org.intendant.servers.facts.FactsView;
import org.intendant.servers.facts.Reading;
import org.intendant.servers.facts.Readings;
import org.intendant.servers.reachability.HostKeys;
import org.intendant.servers.reachability.Reachability;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.servers.typed.Text;
import org.intendant.web.Ids;
import org.intendant.web.Pages;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** One server: who it is, how it stands, what features say about it, what was done to it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class ServerPage implements Serializable {
    @Inject
    Servers servers;

    @Inject
    ServerChecks checks;

    @Inject
    HostKeys keys;

    @Inject
    Readings readings;

    @Inject
    ServerFindings findings;

    @Inject
    Operations operations;

    @Inject
    AuditTrail trail;

    @Inject
    PersonNames people;

    @Inject
    CurrentActor actor;

    @Inject
    @Any
    Instance<ServerBlock> blocks;

    @Inject
    HttpServletRequest request;

    private long id;
    private Server server;
    private @Nullable Reachability reachability;
    private @Nullable Reading facts;
    private @Nullable HostKey shownKey;
    private String typed = "";

    @PostConstruct
    void open() {
        id = Ids.of(request.getParameter("id"), "server");
        show();
    }

    private void show() {
        server = servers.get(id);
        reachability = checks.of(id).orElse(null);
        facts = readings.find(id).orElse(null);
    }

    public void check() {
        checks.now(id);
        show();
    }

    /** Asks the host for the key that it shows now, to be compared. */
    public void lookAtKey() {
        shownKey = keys.shown(id);
    }

    public void repin() {
        if (shownKey != null) {
            keys.repin(id, shownKey.fingerprint(), typed);
            checks.now(id);
            Pages.news("Pinned the new key of " + server.name() + ".");
            Pages.open("/servers/server.xhtml?id=" + id);
        }
    }

    public List<Comparison> getComparisons() {
        return findings.of(server.target());
    }

    public @Nullable Standing getStanding() {
        return findings.standing(server.target()).orElse(null);
    }

    public State getState() {
        Standing standing = getStanding();
        return standing == null ? State.UNKNOWN : standing.state();
    }

    /** What differs or is unknown, which the notice above the tabs says. */
    public List<Comparison> getOpen() {
        return getComparisons().stream()
                .filter(comparison -> comparison.state() != State.IN_SYNC)
                .toList();
    }

    public List<ServerBlock> getBlocks() {
        return blocks.stream()
                .filter(block -> block.visible(server))
                .sorted(Comparator.comparingInt(ServerBlock::order))
                .toList();
    }

    public List<Operation> getOperations() {
        return operations
                .page(new Query("", Map.of("target", server.target().key()), "", false, 0, 20))
                .rows();
    }

    public List<AuditEntry> getHistory() {
        return isMayAudit()
                ? trail.page(new Query("", Map.of("subject", server.target().key()), "", false, 0, 50))
                        .rows()
                : List.of();
    }

    public boolean isMayAudit() {
        return actor.get().may(Permission.SEE_AUDIT);
    }

    public boolean isMayAdd() {
        return actor.get().may(Permission.ADD_SERVERS);
    }

    public boolean isMayChange() {
        return actor.get().may(Permission.CHANGE_SERVERS);
    }

    public boolean isMayApply() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    public boolean isMayRun() {
        return actor.get().may(Permission.RUN_COMMANDS);
    }

    public String getOwners() {
        return PersonNames.joined(server.owners(), people.of(server.owners()));
    }

    /** Who stands as an owner by a row of the database that Intendant did not write. */
    public String getStrangers() {
        Set<Long> ids = servers.strangers(server.id());
        return PersonNames.joined(ids, people.of(ids));
    }

    /** The hypervisor's name, or empty. */
    public String getHypervisor() {
        return nameOf(server.hypervisorId());
    }

    /** The name of another server, or empty where there is none that may be seen. */
    public String nameOf(@Nullable Long serverId) {
        return serverId == null ? "" : servers.find(serverId).map(Server::name).orElse("");
    }

    /** Its addresses by what they are, without those that it has not. */
    public List<Map.Entry<String, String>> getAddresses() {
        IpAddresses ips = server.addresses();
        return Stream.of(
                        Map.entry("IPv4 from outside", ips.externalIpv4()),
                        Map.entry("IPv6 from outside", ips.externalIpv6()),
                        Map.entry("IPv4 inside", ips.internalIpv4()),
                        Map.entry("IPv6 inside", ips.internalIpv6()))
                .filter(address -> !address.getValue().isEmpty())
                .toList();
    }

    public @Nullable FactsView getFacts() {
        return facts == null ? null : new FactsView(facts);
    }

    public Server getServer() {
        return server;
    }

    /** Why it does not answer, in a sentence that follows one with its name. */
    public String getTrouble() {
        return reachability == null ? "" : Text.aboutIt(server.name(), reachability.error());
    }

    public @Nullable Reachability getReachability() {
        return reachability;
    }

    public @Nullable HostKey getShownKey() {
        return shownKey;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed == null ? "" : typed;
    }
}
