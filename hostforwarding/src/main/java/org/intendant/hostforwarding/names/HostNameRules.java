package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** What one rule must respect because of its proxy, its guest and the others. */
@ApplicationScoped
public class HostNameRules {

    @Inject
    Servers servers;

    @Inject
    HostNameRows rows;

    @Inject
    Certificates certificates;

    @Inject
    CurrentActor actor;

    /** @throws Refused in {@code proxyId} when there is none that the caller may see, or it is no proxy */
    Server proxy(@Nullable Long id) {
        if (id == null) {
            throw new Refused("proxyId", "Choose the proxy.");
        }
        Server server = servers.find(id)
                .orElseThrow(() -> new Refused("proxyId", "There is no such server, or you may not see it."));
        if (!server.has(ServerRole.PROXY)) {
            throw new Refused(
                    "proxyId",
                    server.name() + " forwards no host names. Give it the role Proxy on its own page first.");
        }
        return server;
    }

    /** @throws Refused in {@code guestId} */
    Server guest(@Nullable Long id, Server proxy) {
        if (id == null) {
            throw new Refused("guestId", "Choose the guest.");
        }
        Server guest = servers.find(id)
                .orElseThrow(() -> new Refused("guestId", "There is no such server, or you may not see it."));
        String amiss = amiss(guest, proxy);
        if (!amiss.isEmpty()) {
            throw new Refused("guestId", amiss);
        }
        return guest;
    }

    /** Those to which it may lead, by name. */
    Map<String, Long> guests(Server proxy) {
        Map<String, Long> guests = new TreeMap<>();
        Stream.of(proxy.hypervisorId(), Long.valueOf(proxy.id()))
                .filter(Objects::nonNull)
                .map(id -> new Query("", Map.of("hypervisor", Long.toString(id)), "", false, 0, Query.MOST))
                .forEach(on -> servers.offered(on).forEach(guest -> guests.put(guest.name(), guest.id())));
        guests.put(proxy.name(), proxy.id());
        return guests;
    }

    /** Why nothing of the proxy can lead to this server; empty where it can. */
    public static String amiss(Server guest, Server proxy) {
        if (guest.id() == proxy.id()) {
            return "";
        }
        boolean beside = guest.hypervisorId() != null && Objects.equals(guest.hypervisorId(), proxy.hypervisorId());
        boolean below = Objects.equals(guest.hypervisorId(), proxy.id());
        if (!beside && !below) {
            return guest.name() + " is no guest beside " + proxy.name() + ", and none of its own.";
        }
        return address(guest, proxy).isEmpty()
                ? guest.name() + " has no internal address. Give it one on its own page first."
                : "";
    }

    /** Where the proxy reaches it, as nginx writes it; empty for nowhere. */
    public static String address(Server guest, Server proxy) {
        if (guest.id() == proxy.id()) {
            return "127.0.0.1";
        }
        String v4 = guest.addresses().internalIpv4();
        String v6 = guest.addresses().internalIpv6();
        return !v4.isEmpty() ? v4 : v6.isEmpty() ? "" : "[" + v6 + "]";
    }

    /** Why a site of others that leads there cannot be adopted. */
    public static String noGuest(String address, Server proxy) {
        return "No guest that " + proxy.name() + " reaches has the internal address " + Text.inert(address, 60)
                + ". Add the guest, or its address on its own page, first.";
    }

    /**
     * Refuses what cannot be together with the others of the proxy, and what only an administrator may say.
     *
     * @param before the rule that becomes this; null for none
     */
    void check(HostName wanted, Server proxy, @Nullable HostNameDraft before, long self) {
        Faults faults = new Faults();
        String raw = wanted.options().snippet();
        faults.check(
                raw.isEmpty()
                        || (before != null && raw.equals(before.getOptions().getSnippet()))
                        || actor.get().may(Permission.WRITE_RAW_TEXT),
                "options.snippet",
                "Only an administrator writes raw text of nginx.");
        List<HostName> others =
                rows.of(proxy.id()).stream().filter(other -> other.id() != self).toList();
        taken(wanted, proxy, others, faults);
        https(wanted, proxy, others, faults);
        Long certificate = wanted.https().certificateId();
        if (certificate != null
                && (before == null || !certificate.equals(before.getHttps().getCertificateId()))) {
            faults.take(() ->
                    chosen(certificate, "https.certificateId", wanted.domains().all()));
        }
        faults.refuseIfAny();
    }

    /**
     * A certificate that the caller may choose for these names.
     *
     * @throws Refused in this field
     */
    Certificate chosen(long id, String field, List<String> domains) {
        if (!actor.get().may(Permission.SEE_CERTIFICATES)) {
            throw new Refused(field, "Certificates are chosen by operators and administrators.");
        }
        Certificate certificate =
                certificates.find(id).orElseThrow(() -> new Refused(field, "There is no such certificate."));
        domains.stream()
                .filter(domain -> !certificate.covers(domain))
                .findFirst()
                .ifPresent(domain -> {
                    throw new Refused(field, "The certificate " + certificate.name() + " is not for " + domain + ".");
                });
        return certificate;
    }

    private static void taken(HostName wanted, Server proxy, List<HostName> others, Faults faults) {
        List<String> wants = wanted.taken().toList();
        others.stream()
                .flatMap(other -> other.taken()
                        .filter(wants::contains)
                        .map(place -> place + " of " + proxy.name() + " is taken by the rule of " + other.name() + "."))
                .findFirst()
                .ifPresent(sentence -> faults.check(false, "domains", sentence));
    }

    private void https(HostName wanted, Server proxy, List<HostName> others, Faults faults) {
        Https https = wanted.https();
        others.stream()
                .filter(other -> other.port() == wanted.port() && other.https().isOn() != https.isOn())
                .findFirst()
                .ifPresent(other -> faults.check(false, "port", mixed(wanted, other)));
        if (!https.isOn()) {
            return;
        }
        boolean own = https.certificateId() != null || !https.files().isEmpty();
        faults.check(
                own || rows.proxy(proxy.id()).filter(Proxy::hasCertificate).isPresent(),
                "https.certificateId",
                "Choose a certificate, or give " + proxy.name() + " one for all rules first.");
        others.stream()
                .filter(other -> other.port() == wanted.port() && other.https().isOn() && shares(wanted, other))
                .filter(other -> !other.https().sameCertificate(https))
                .findFirst()
                .ifPresent(other -> faults.check(
                        false,
                        "https.certificateId",
                        "The rule of " + other.name() + " has another certificate for the same name and port."));
    }

    private static String mixed(HostName wanted, HostName other) {
        return "Port " + wanted.port() + (other.https().isOn() ? " speaks HTTPS" : " speaks no HTTPS")
                + ", as the rule of " + other.name() + " says. A port does one of both.";
    }

    private static boolean shares(HostName one, HostName other) {
        return one.domains().all().stream().anyMatch(other.domains().all()::contains);
    }
}
