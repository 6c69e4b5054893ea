package org.intendant.hostforwarding.names;

import org.jspecify.annotations.Nullable;

/** What a proxy does with names that no rule has, as somebody typed it. */
public class ProxyDraft {
    /** The version that was read. */
    private int version;

    /** Primary key of the certificate of rules that name none; null for the one on the host, or none. */
    private @Nullable Long certificateId;

    /** PEM file on the proxy with that certificate and its chain; empty for none. */
    private String certificatePath = "";

    /** PEM file on the proxy with its key. */
    private String keyPath = "";

    /** What a name without a rule gets: {@code others} for what the host had before, {@code refuse}, {@code folder} or {@code redirect}. */
    private String site = "others";

    /** The folder on the proxy, or the address to which the redirect leads. */
    private String target = "";

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
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

    public String getSite() {
        return site;
    }

    public void setSite(@Nullable String site) {
        this.site = site == null ? "" : site;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String target) {
        this.target = target == null ? "" : target;
    }
}
