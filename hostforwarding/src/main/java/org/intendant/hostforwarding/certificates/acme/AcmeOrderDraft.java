package org.intendant.hostforwarding.certificates.acme;

import org.jspecify.annotations.Nullable;

/** A certificate as somebody orders it. */
public class AcmeOrderDraft {
    /** How people call it; empty for its first domain. */
    private String name = "";

    /** Domains with blanks, commas or lines between them, up to 100. Rules of proxies serve them all. */
    private String domains = "";

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getDomains() {
        return domains;
    }

    public void setDomains(@Nullable String domains) {
        this.domains = domains == null ? "" : domains;
    }
}
