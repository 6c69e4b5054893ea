package org.intendant.hostforwarding.names;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** What a proxy does with names that no rule has, and its usual certificate. */
@Entity
@Table(name = "host_name_proxy")
public class Proxy {

    /** What somebody gets who asks for a name without a rule. */
    public enum Site {
        /** What the host had before: Intendant says nothing about it. */
        OTHERS,
        /** A connection that is closed at once. */
        REFUSE,
        /** Pages in a folder of the proxy. */
        FOLDER,
        /** A redirect. */
        REDIRECT
    }

    private static final Pattern URL =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/@+:%?&=-]*)?");
    private static final Pattern FOLDER = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._@+-]*)+");

    @Id
    @Column(name = "server_id")
    private long serverId;

    @Version
    private int version;

    @Column(name = "certificate_id")
    private @Nullable Long certificateId;

    @Column(name = "certificate_path")
    private String certificatePath = "";

    @Column(name = "key_path")
    private String keyPath = "";

    @Enumerated(EnumType.STRING)
    private Site site = Site.OTHERS;

    private String target = "";

    protected Proxy() {}

    Proxy(long serverId) {
        this.serverId = serverId;
    }

    /** @throws Refused naming every field that is wrong; it is then as before */
    void change(ProxyDraft draft) {
        Faults faults = new Faults();
        PemFiles files = faults.take(() -> PemFiles.of("", draft.getCertificatePath(), draft.getKeyPath()));
        faults.check(
                files == null || files.isEmpty() || draft.getCertificateId() == null,
                "certificatePath",
                "Choose a certificate, or give its files on the proxy, not both.");
        Site chosen = faults.take(() -> site(draft.getSite()));
        String where = faults.take(() -> target(chosen, draft.getTarget()));
        faults.refuseIfAny();
        certificateId = draft.getCertificateId();
        certificatePath = requireNonNull(files).certificate();
        keyPath = files.key();
        site = requireNonNull(chosen);
        target = requireNonNull(where);
    }

    private static Site site(String typed) {
        String word = Text.lower(typed);
        return Stream.of(Site.values())
                .filter(site -> site.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("site", "Choose others, refuse, folder or redirect."));
    }

    private static String target(@Nullable Site chosen, String typed) {
        String text = Text.line("target", typed, 300);
        if (chosen == Site.REDIRECT && !URL.matcher(text).matches()) {
            throw new Refused("target", "Give an address, for example https://www.example.org/.");
        }
        if (chosen == Site.FOLDER && !FOLDER.matcher(text).matches()) {
            throw new Refused("target", "Give a folder of the proxy, for example /var/www/html.");
        }
        return chosen == Site.REDIRECT || chosen == Site.FOLDER ? text : "";
    }

    ProxyDraft draft() {
        ProxyDraft draft = new ProxyDraft();
        draft.setVersion(version);
        draft.setCertificateId(certificateId);
        draft.setCertificatePath(certificatePath);
        draft.setKeyPath(keyPath);
        draft.setSite(site.name().toLowerCase(Locale.ROOT));
        draft.setTarget(target);
        return draft;
    }

    String describe() {
        return String.join(
                "\n",
                "certificate: "
                        + (certificateId != null
                                ? Long.toString(certificateId)
                                : certificatePath.isEmpty() ? "none" : certificatePath + " and " + keyPath),
                "names without a rule: " + site.name().toLowerCase(Locale.ROOT) + " " + target);
    }

    public long serverId() {
        return serverId;
    }

    int version() {
        return version;
    }

    public @Nullable Long certificateId() {
        return certificateId;
    }

    public PemFiles files() {
        return new PemFiles(certificatePath, keyPath);
    }

    /** Whether rules that name no certificate have one all the same. */
    boolean hasCertificate() {
        return certificateId != null || !certificatePath.isEmpty();
    }

    public Site site() {
        return site;
    }

    /** The folder or the address; empty for the others. */
    public String target() {
        return target;
    }
}
