package org.intendant.hostforwarding.names;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A rule: names of hosts which a proxy leads, below one path, to a guest. */
@Entity
@Table(name = "host_name")
public class HostName {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Column(name = "proxy_id")
    private long proxyId;

    @Column(name = "guest_id")
    private long guestId;

    private String domains = "";
    private int port;

    @Column(name = "base_path")
    private String basePath = "/";

    @Column(name = "guest_port")
    private int guestPort;

    @Column(name = "guest_path")
    private String guestPath = "/";

    private String comment = "";
    private boolean enabled;

    @Embedded
    private Https https = new Https();

    @Embedded
    private Options options = new Options();

    protected HostName() {}

    /** @throws Refused naming every field that is wrong */
    HostName(HostNameDraft draft) {
        Long of = draft.getProxyId();
        if (of == null) {
            throw new Refused("proxyId", "Choose the proxy.");
        }
        proxyId = of;
        change(draft);
    }

    /** What it would become; nothing of this one changes. */
    HostName tried(HostNameDraft draft) {
        HostName other = new HostName();
        other.proxyId = proxyId;
        other.options = options;
        other.change(draft);
        return other;
    }

    /**
     * Takes over everything that the draft says but the proxy.
     *
     * @throws Refused naming every field that is wrong; it is then as before
     */
    final void change(HostNameDraft draft) {
        Faults faults = new Faults();
        Long guest = draft.getGuestId();
        faults.check(guest != null, "guestId", "Choose the guest.");
        faults.check(
                Long.valueOf(proxyId).equals(draft.getProxyId()),
                "proxyId",
                "A rule stays on its proxy. Add another one there.");
        Domains names = faults.take(() -> Domains.of(draft.getDomains()));
        Integer listens = faults.take(() -> port(draft));
        String base = faults.take(() -> UrlPath.of("basePath", draft.getBasePath()));
        Integer target = faults.take(() -> Whole.port("guestPort", draft.getGuestPort(), HTTP));
        String there = faults.take(() -> UrlPath.of("guestPath", draft.getGuestPath()));
        String words = faults.take(() -> Text.line("comment", draft.getComment(), 200));
        Https speaks = faults.take(() -> new Https(draft.getHttps()));
        Options does = faults.take(() -> new Options(draft.getOptions(), options.logins()));
        faults.refuseIfAny();

        guestId = requireNonNull(guest);
        domains = requireNonNull(names).stored();
        port = requireNonNull(listens);
        basePath = requireNonNull(base);
        guestPort = requireNonNull(target);
        guestPath = requireNonNull(there);
        comment = requireNonNull(words);
        https = requireNonNull(speaks);
        options = requireNonNull(does);
        enabled = draft.isEnabled();
    }

    private static int port(HostNameDraft draft) {
        boolean on = draft.getHttps().isOn();
        int port = Whole.port("port", draft.getPort(), on ? HTTPS : HTTP);
        if (on && port == HTTP) {
            throw new Refused("port", "Port 80 never speaks HTTPS. Leave it empty for 443.");
        }
        if (!on && port == HTTPS) {
            throw new Refused("port", "Port 443 always speaks HTTPS. Turn that on, or leave it empty for 80.");
        }
        return port;
    }

    HostNameDraft draft() {
        HostNameDraft draft = new HostNameDraft();
        draft.setVersion(version);
        draft.setProxyId(proxyId);
        draft.setGuestId(guestId);
        draft.setDomains(domains().toString());
        draft.setPort(Integer.toString(port));
        draft.setBasePath(basePath);
        draft.setGuestPort(Integer.toString(guestPort));
        draft.setGuestPath(guestPath);
        draft.setComment(comment);
        draft.setEnabled(enabled);
        draft.setHttps(https.draft());
        draft.setOptions(options.draft());
        return draft;
    }

    /** Everything that no other rule of the proxy may have: {@code shop.example.org:443/}. */
    Stream<String> taken() {
        return domains().all().stream()
                .flatMap(domain -> https.isForced()
                        ? Stream.of(domain + ":" + port + basePath, domain + ":" + HTTP + basePath)
                        : Stream.of(domain + ":" + port + basePath));
    }

    /** What the audit trail shows of it. */
    String describe(String proxy, String guest) {
        return String.join(
                "\n",
                "proxy: " + proxy,
                "names: " + domains(),
                "port: " + port,
                "path: " + basePath,
                "guest: " + guest + " port " + guestPort + " path " + guestPath,
                https.describe(),
                options.describe(),
                "comment: " + comment,
                "enabled: " + (enabled ? "yes" : "no"));
    }

    /** As sentences name it: {@code shop.example.org/admin}, {@code shop.example.org:8443}. */
    public String name() {
        boolean usual = port == (https.isOn() ? HTTPS : HTTP);
        return domains().name() + (usual ? "" : ":" + port) + (basePath.equals("/") ? "" : basePath);
    }

    /** Whether a request from here can show that it works. */
    public boolean isTestable() {
        return enabled && options.allowed().isEmpty();
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public int version() {
        return version;
    }

    public long proxyId() {
        return proxyId;
    }

    public long guestId() {
        return guestId;
    }

    public Domains domains() {
        return Domains.known(domains);
    }

    /** Where the proxy listens. */
    public int port() {
        return port;
    }

    public String basePath() {
        return basePath;
    }

    public int guestPort() {
        return guestPort;
    }

    public String guestPath() {
        return guestPath;
    }

    public String comment() {
        return comment;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public Https https() {
        return https;
    }

    public Options options() {
        return options;
    }
}
