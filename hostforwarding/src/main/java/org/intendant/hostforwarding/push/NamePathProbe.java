package org.intendant.hostforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hosts.HostReading;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.path.Finding;
import org.intendant.servers.path.GuestHops;
import org.intendant.servers.path.Hop;
import org.intendant.servers.path.Looks;
import org.intendant.servers.path.PathProbe;
import org.intendant.servers.path.ServedPath;
import org.intendant.servers.path.Stage;

/** The way to a host name: from the DNS over the proxy and its nginx to the service of the guest. */
@ApplicationScoped
class NamePathProbe implements PathProbe {

    @Inject
    HostNames names;

    @Inject
    HostNameRows rows;

    @Inject
    WantedNames wanted;

    @Inject
    CertificateSteps certificates;

    @Inject
    NameTests tests;

    @Inject
    GuestHops guests;

    @Inject
    ServerHosts hosts;

    @Inject
    Secrets secrets;

    @Override
    public String type() {
        return HostNames.PATH;
    }

    @Override
    public ServedPath path(long id) {
        names.get(id);
        return served(rows.find(id).orElseThrow());
    }

    @Override
    public List<ServedPath> through(long serverId) {
        return rows.through(serverId).stream()
                .filter(HostName::isEnabled)
                .map(this::served)
                .toList();
    }

    private ServedPath served(HostName rule) {
        return served(rule, target(rule.proxyId()));
    }

    static ServedPath served(HostName rule, Target proxy) {
        return new ServedPath(HostNames.PATH, rule.id(), rule.name(), proxy, "tcp", rule.port());
    }

    private Target target(long serverId) {
        return new Target("server", serverId, hosts.address(serverId).name());
    }

    @Override
    public List<Hop> hops(ServedPath path, Looks looks) {
        if (!path.type().equals(type())) {
            return List.of();
        }
        return rows.find(path.id()).map(rule -> hops(rule, path, looks)).orElse(List.of());
    }

    private List<Hop> hops(HostName rule, ServedPath path, Looks looks) {
        String proxy = path.server().name();
        Wanted all = wanted.on(rule.proxyId());
        List<Hop> hops = new ArrayList<>();
        hops.add(new Hop(Stage.NAME, rule.domains().first(), () -> named(rule, all.place())));
        hops.add(new Hop(Stage.PROXY, proxy, () -> reached(path.server(), looks)));
        hops.add(new Hop(Stage.CONFIGURATION, proxy, () -> configured(rule, all, path.server(), looks)));
        if (rule.https().isOn()) {
            hops.add(new Hop(Stage.CERTIFICATE, rule.domains().first(), () -> certified(rule, all.place())));
        }
        hops.addAll(toGuest(rule, all, path.server(), looks));
        hops.add(new Hop(Stage.ANSWER, "Intendant", () -> tests.asked(rule)));
        return hops;
    }

    /** Whether each name leads where Intendant asks for it; those with a star by one name that they hold. */
    private Finding named(HostName rule, String place) {
        List<String> lost = new ArrayList<>();
        for (String domain : rule.domains().all()) {
            String name = NameTests.asked(domain);
            try {
                List<String> found = Stream.of(InetAddress.getAllByName(name))
                        .map(InetAddress::getHostAddress)
                        .toList();
                List<String> right = Stream.of(InetAddress.getAllByName(place))
                        .map(InetAddress::getHostAddress)
                        .toList();
                if (found.stream().noneMatch(right::contains)) {
                    lost.add(name + " leads to " + String.join(", ", found) + " instead of " + place + ".");
                }
            } catch (UnknownHostException none) {
                lost.add(name + " has no address.");
            }
        }
        return lost.isEmpty()
                ? Finding.passable("It leads to " + place + ".")
                : Finding.broken(
                        "Where Intendant runs, the DNS does not lead there: " + String.join(" ", lost)
                                + " Add an A or AAAA record for " + place
                                + ", or correct it; old answers last as long as their TTL.",
                        "");
    }

    private Finding reached(Target proxy, Looks looks) {
        try {
            reading(proxy, looks);
            return Finding.passable(proxy.name() + " answers Intendant.");
        } catch (HostUnreachable away) {
            return Finding.broken(proxy.name() + " does not answer. Is it running?", String.valueOf(away.getMessage()));
        }
    }

    private Finding configured(HostName rule, Wanted all, Target proxy, Looks looks) {
        Optional<Wanted.Item> item = item(all, rule);
        if (item.isEmpty()) {
            return Finding.broken(
                    rule.name() + " is turned off. Turn it on, and apply the plan of " + all.host() + ".", "");
        }
        if (!item.get().amiss().isEmpty()) {
            return Finding.broken("It cannot lead anywhere: " + item.get().amiss(), "");
        }
        NginxReading read = reading(proxy, looks);
        if (!read.has("nginx")) {
            return Finding.broken("There is no nginx on " + proxy.name() + ".", read.install("nginx"));
        }
        if (!read.refused().isEmpty()) {
            return Finding.broken(
                    "nginx of " + proxy.name()
                            + " refuses its files as they lie there; it goes on with what it had, if it runs.",
                    read.refused());
        }
        if (!read.isRunning()) {
            return Finding.broken(
                    "nginx does not run on " + proxy.name() + ". Start it there: systemctl start nginx", "");
        }
        CertificateSteps.Files files = certificates.on(all, read);
        List<Step> open = new NginxChanges(all, read, secrets::fingerprint)
                .steps(hosts.of(proxy), files, log -> {}, failed -> {});
        return open.isEmpty()
                ? Finding.passable("nginx of " + proxy.name() + " has loaded what is wanted.")
                : Finding.broken(
                        "nginx of " + proxy.name() + " does not serve what is wanted. Review the plan of "
                                + proxy.name() + " and apply it.",
                        open.stream().map(Step::sentence).collect(Collectors.joining("\n")));
    }

    private Finding certified(HostName rule, String place) {
        String name = NameTests.asked(rule.domains().first());
        try {
            ShownCertificate shown = ShownCertificate.of(place, rule.port(), name);
            String amiss = shown.amiss(name);
            return amiss.isEmpty()
                    ? Finding.passable(
                            "Good until " + shown.leaf().getNotAfter().toInstant() + shown.trust())
                    : Finding.broken(
                            "Browsers refuse " + name + ": " + amiss + " Choose or order another certificate for it.",
                            String.valueOf(shown.leaf().getSubjectX500Principal()));
        } catch (IOException | GeneralSecurityException none) {
            return Finding.broken(
                    "No TLS connection for " + name + " comes about at " + place + " port " + rule.port()
                            + ". Look at what stands before it.",
                    String.valueOf(none.getMessage()));
        }
    }

    private List<Hop> toGuest(HostName rule, Wanted all, Target proxy, Looks looks) {
        return item(all, rule)
                .filter(item -> item.amiss().isEmpty())
                .map(item -> item.leads().guest().replaceFirst(":[0-9]+$", "").replaceAll("[\\[\\]]", ""))
                .map(address -> guests.of(
                        new GuestHops.Service(proxy, target(rule.guestId()), address, "tcp", rule.guestPort()), looks))
                .orElse(List.of());
    }

    private static Optional<Wanted.Item> item(Wanted all, HostName rule) {
        return all.items().stream()
                .filter(item -> item.rule().id() == rule.id())
                .findFirst();
    }

    private NginxReading reading(Target proxy, Looks looks) {
        return looks.once(
                "nginx " + proxy.key(),
                NginxReading.class,
                () -> new NginxReading(
                        proxy.name(),
                        HostReading.of(hosts.of(proxy), NginxFiles.reading()).text()));
    }
}
