package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;

/** What a hypervisor with a proxy among its guests lacks as long as neither 80 nor 443 leads anywhere. */
@ApplicationScoped
public class ProxyOffers {

    private static final List<Integer> PORTS = List.of(80, 443);

    @Inject
    Servers servers;

    @Inject
    PortForwardRows rows;

    @Inject
    PortForwards forwards;

    /** The name of the proxy guest to which both could lead; empty when there is none, or one of them leads somewhere. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<String> of(long serverId) {
        return proxy(servers.get(serverId)).map(Server::name);
    }

    /**
     * Forwards both.
     *
     * @throws Refused as a conflict when there is no such offer any more
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<PortForward> take(long serverId) {
        Server hypervisor = servers.get(serverId);
        Server proxy = proxy(hypervisor)
                .orElseThrow(() -> new Refused(
                        Refused.Why.CONFLICT,
                        hypervisor.name() + " has no proxy guest, or 80 or 443 leads somewhere already."));
        return PORTS.stream()
                .map(port -> {
                    PortForwardDraft draft = new PortForwardDraft();
                    draft.setHypervisorId(hypervisor.id());
                    draft.setGuestId(proxy.id());
                    draft.setPublicPorts(Integer.toString(port));
                    draft.setComment("To the proxy");
                    return forwards.add(draft);
                })
                .toList();
    }

    private Optional<Server> proxy(Server hypervisor) {
        Long id = hypervisor.hypervisor().proxyId();
        if (id == null || !hypervisor.has(ServerRole.HYPERVISOR)) {
            return Optional.empty();
        }
        boolean taken = rows.of(hypervisor.id()).stream()
                .anyMatch(forward -> forward.protocol() == Protocol.TCP
                        && PORTS.stream().anyMatch(port -> forward.ports().contains(port)));
        return taken
                ? Optional.empty()
                : servers.find(id)
                        .filter(guest ->
                                PortForwardRules.amiss(guest, hypervisor).isEmpty());
    }
}
