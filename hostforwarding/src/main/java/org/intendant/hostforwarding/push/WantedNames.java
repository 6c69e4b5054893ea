package org.intendant.hostforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.hostforwarding.certificates.CertificateFiles;
import org.intendant.hostforwarding.certificates.acme.AcmeAccounts;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hostforwarding.names.HostNameRules;
import org.intendant.hostforwarding.names.Https;
import org.intendant.hostforwarding.names.PemFiles;
import org.intendant.hostforwarding.names.Proxy;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.jspecify.annotations.Nullable;

/** What shall be served, from the database alone. Guests that moved or lost their address since are told. */
@ApplicationScoped
class WantedNames {

    private static final PemFiles NONE = new PemFiles("", "");

    @PersistenceContext
    EntityManager em;

    @Inject
    HostNameRows rows;

    @Inject
    AcmeAccounts accounts;

    @Transactional
    Wanted on(long serverId) {
        Server proxy = em.find(Server.class, serverId);
        if (proxy == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such server, or you may not see it.");
        }
        Optional<Proxy> own = rows.proxy(serverId);
        Map<Long, String> certificates = new TreeMap<>();
        PemFiles usual = own.map(one -> files(one.certificateId(), one.files(), certificates))
                .orElse(NONE);
        List<Wanted.Item> items = rows.of(serverId).stream()
                .filter(HostName::isEnabled)
                .map(rule -> item(rule, proxy, usual, certificates))
                .toList();
        return new Wanted(
                serverId,
                proxy.name(),
                place(proxy),
                items,
                rows.adopted(serverId),
                own.map(Proxy::site).orElse(Proxy.Site.OTHERS),
                own.map(Proxy::target).orElse(""),
                usual,
                certificates,
                accounts.thumbprint());
    }

    /** The same, where each that leads to nobody whom the proxy reaches cannot be adopted. */
    @Transactional
    List<ForeignSite> reachable(long serverId, List<ForeignSite> sites) {
        Server proxy = em.find(Server.class, serverId);
        return sites.stream()
                .map(site -> site.meanings().stream()
                        .map(ForeignSite.Meaning::address)
                        .filter(address -> rows.guestAt(address, serverId).isEmpty())
                        .findFirst()
                        .map(address -> site.never(HostNameRules.noGuest(address, proxy)))
                        .orElse(site))
                .toList();
    }

    /** Its own, or that of the hypervisor before it; such only as the inventory knows. T28. */
    private String place(Server proxy) {
        String own = outside(proxy);
        if (!own.isEmpty() || proxy.hypervisorId() == null) {
            return own.isEmpty() ? proxy.ssh().host() : own;
        }
        Server hypervisor = em.find(Server.class, proxy.hypervisorId());
        String before = outside(hypervisor);
        return before.isEmpty() ? hypervisor.ssh().host() : before;
    }

    private static String outside(Server server) {
        String v4 = server.addresses().externalIpv4();
        return v4.isEmpty() ? server.addresses().externalIpv6() : v4;
    }

    private Wanted.Item item(HostName rule, Server proxy, PemFiles usual, Map<Long, String> certificates) {
        Server guest = em.find(Server.class, rule.guestId());
        Https https = rule.https();
        PemFiles named = https.isOn() ? files(https.certificateId(), https.files(), certificates) : NONE;
        PemFiles files = https.isOn() && named.isEmpty() ? usual : named;
        return new Wanted.Item(
                rule,
                Leading.of(rule, HostNameRules.address(guest, proxy), files),
                guest.name(),
                HostNameRules.amiss(guest, proxy));
    }

    private PemFiles files(@Nullable Long certificateId, PemFiles onHost, Map<Long, String> certificates) {
        if (certificateId == null) {
            return onHost;
        }
        certificates.put(
                certificateId, em.find(Certificate.class, certificateId).name());
        return new PemFiles(CertificateFiles.chainPath(certificateId), CertificateFiles.keyPath(certificateId));
    }
}
