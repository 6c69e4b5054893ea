package org.intendant.hostforwarding.names;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.jspecify.annotations.Nullable;

/** How a host name speaks HTTPS. */
@Embeddable
public class Https {

    private static final int LONGEST_HSTS = 3650;

    @Column(name = "https")
    private boolean on;

    @Column(name = "force_https")
    private boolean forced;

    private boolean http2;

    @Column(name = "hsts_days")
    private int hstsDays;

    @Column(name = "certificate_id")
    private @Nullable Long certificateId;

    @Column(name = "certificate_path")
    private String certificatePath = "";

    @Column(name = "key_path")
    private String keyPath = "";

    protected Https() {}

    /** @throws Refused naming every field that is wrong */
    Https(HttpsDraft draft) {
        Faults faults = new Faults();
        Integer days = faults.take(() -> Whole.of(
                "https.hstsDays", draft.getHstsDays(), 0, 0, LONGEST_HSTS, "Give days, up to " + LONGEST_HSTS + "."));
        PemFiles files = faults.take(() -> PemFiles.of("https.", draft.getCertificatePath(), draft.getKeyPath()));
        faults.check(
                files == null || files.isEmpty() || draft.getCertificateId() == null,
                "https.certificatePath",
                "Choose a certificate, or give its files on the proxy, not both.");
        faults.refuseIfAny();
        on = draft.isOn();
        forced = on && draft.isForced();
        http2 = on && draft.isHttp2();
        hstsDays = on ? requireNonNull(days) : 0;
        certificateId = on ? draft.getCertificateId() : null;
        certificatePath = on ? requireNonNull(files).certificate() : "";
        keyPath = on ? requireNonNull(files).key() : "";
    }

    HttpsDraft draft() {
        HttpsDraft draft = new HttpsDraft();
        draft.setOn(on);
        draft.setForced(forced);
        draft.setHttp2(http2);
        draft.setHstsDays(hstsDays == 0 ? "" : Integer.toString(hstsDays));
        draft.setCertificateId(certificateId);
        draft.setCertificatePath(certificatePath);
        draft.setKeyPath(keyPath);
        return draft;
    }

    /** Whether it names the same certificate, or none of its own as well. */
    boolean sameCertificate(Https other) {
        return Objects.equals(certificateId, other.certificateId) && files().equals(other.files());
    }

    public boolean isOn() {
        return on;
    }

    /** Whether port 80 leads here by a redirect. */
    public boolean isForced() {
        return forced;
    }

    public boolean isHttp2() {
        return http2;
    }

    /** 0 for none. */
    public int hstsDays() {
        return hstsDays;
    }

    /** Primary key of the certificate; null for that on the host, or else the proxy's own. */
    public @Nullable Long certificateId() {
        return certificateId;
    }

    public PemFiles files() {
        return new PemFiles(certificatePath, keyPath);
    }

    String describe() {
        if (!on) {
            return "HTTPS: no";
        }
        String with = certificateId != null
                ? "certificate " + certificateId
                : certificatePath.isEmpty() ? "the proxy's certificate" : certificatePath + " and " + keyPath;
        return "HTTPS: " + with + (forced ? ", from port 80 too" : "") + (http2 ? ", HTTP/2" : "")
                + (hstsDays == 0 ? "" : ", for " + hstsDays + " days");
    }
}
