package org.intendant.hostforwarding.certificates;

import org.jspecify.annotations.Nullable;

/** A certificate as somebody uploads it, or changes it. Has no {@code toString}: it may hold a key. */
public class CertificateDraft {
    /** The version that was read, for a change. */
    private int version;

    /** How people call it; empty for its first domain. */
    private String name = "";

    /** The certificate and its chain in PEM, in any order. Empty in a change: the one that is there stays. */
    private String chain = "";

    /** Its private key in PEM. Empty in a change: the one that is there stays. */
    private String key = "";

    /** The password under which the key is encrypted; empty where it is not. It is not kept. */
    private String password = "";

    /** Whether Intendant renews it, and installs what it renewed, without asking again; for those that it ordered. */
    private boolean renews;

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getChain() {
        return chain;
    }

    public void setChain(@Nullable String chain) {
        this.chain = chain == null ? "" : chain;
    }

    public String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key == null ? "" : key;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    public boolean isRenews() {
        return renews;
    }

    public void setRenews(boolean renews) {
        this.renews = renews;
    }

    /** What the form of a change begins with: nothing secret. */
    public static CertificateDraft of(Certificate certificate) {
        CertificateDraft draft = new CertificateDraft();
        draft.version = certificate.version();
        draft.name = certificate.name();
        draft.renews = certificate.isRenews();
        return draft;
    }
}
