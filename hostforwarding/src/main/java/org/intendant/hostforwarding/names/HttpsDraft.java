package org.intendant.hostforwarding.names;

import org.jspecify.annotations.Nullable;

/** How a host name speaks HTTPS, as somebody typed it. */
public class HttpsDraft {
    /** Whether it speaks HTTPS; port 443 always does, port 80 never. */
    private boolean on = true;

    /** Whether port 80 of the same names and path leads here by a redirect. */
    private boolean forced = true;

    /** Whether HTTP/2 is offered. */
    private boolean http2 = true;

    /** Days for which browsers shall remember that there is HTTPS only; empty for none. */
    private String hstsDays = "";

    /** Primary key of the certificate; null for the one on the host, or else the proxy's own. */
    private @Nullable Long certificateId;

    /** PEM file on the proxy with a certificate and its chain; empty for none. */
    private String certificatePath = "";

    /** PEM file on the proxy with that certificate's key. */
    private String keyPath = "";

    public boolean isOn() {
        return on;
    }

    public void setOn(boolean on) {
        this.on = on;
    }

    public boolean isForced() {
        return forced;
    }

    public void setForced(boolean forced) {
        this.forced = forced;
    }

    public boolean isHttp2() {
        return http2;
    }

    public void setHttp2(boolean http2) {
        this.http2 = http2;
    }

    public String getHstsDays() {
        return hstsDays;
    }

    public void setHstsDays(@Nullable String hstsDays) {
        this.hstsDays = hstsDays == null ? "" : hstsDays;
    }

    public @Nullable Long getCertificateId() {
        return certificateId;
    }

    public void setCertificateId(@Nullable Long certificateId) {
        this.certificateId = certificateId;
    }

    public String getCertificatePath() {
        return certificatePath;
    }

    public void setCertificatePath(@Nullable String certificatePath) {
        this.certificatePath = certificatePath == null ? "" : certificatePath;
    }

    public String getKeyPath() {
        return keyPath;
    }

    public void setKeyPath(@Nullable String keyPath) {
        this.keyPath = keyPath == null ? "" : keyPath;
    }
}
