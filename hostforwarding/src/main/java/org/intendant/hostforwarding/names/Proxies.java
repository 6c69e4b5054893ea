package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/** What proxies do with names that no rule has, and their usual certificates. */
@ApplicationScoped
public class Proxies {

    @PersistenceContext
    EntityManager em;

    @Inject
    HostNameRows rows;

    @Inject
    HostNameRules rules;

    @Inject
    Servers servers;

    @Inject
    Comparisons comparisons;

    @Inject
    Audit audit;

    /** What was read of a proxy; empty as long as nobody did. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<ProxyReading> reading(long serverId) {
        return rows.reading(servers.get(serverId).id());
    }

    /** What the form of a change begins with. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public ProxyDraft draft(long serverId) {
        return rows.proxy(servers.get(serverId).id()).map(Proxy::draft).orElseGet(ProxyDraft::new);
    }

    /**
     * Changes what a proxy does with names without a rule; its plan must still be approved.
     *
     * @throws Refused naming every field that is wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Proxy change(long serverId, ProxyDraft draft) {
        Server server = rules.proxy(servers.get(serverId).id());
        Proxy proxy = rows.proxyToChange(serverId);
        if (proxy.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "What " + server.name() + " does with other names was changed since you opened it.");
        }
        Long certificate = draft.getCertificateId();
        if (certificate != null && !certificate.equals(proxy.certificateId())) {
            rules.chosen(certificate, "certificateId", List.of());
        }
        String before = proxy.describe();
        proxy.change(draft);
        boolean bare = rows.of(serverId).stream()
                .anyMatch(rule -> rule.https().isOn()
                        && rule.https().certificateId() == null
                        && rule.https().files().isEmpty());
        if (bare && !proxy.hasCertificate()) {
            throw new Refused(
                    "certificateId", "Rules of " + server.name() + " need it: they name no certificate of their own.");
        }
        em.flush();
        audit.record("name.proxy", server.target().key(), server.name(), before, proxy.describe());
        comparisons.wantedOtherwise(List.of(server.target()));
        return proxy;
    }
}
