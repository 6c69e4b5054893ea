package org.intendant.hostforwarding.certificates.acme;

import org.jspecify.annotations.Nullable;

/** What an administrator says to set the account up. */
public class AcmeAccountDraft {
    /** The mail address to which the authority writes; empty for none. */
    private String contact = "";

    /** The address of the terms that were read, as they were shown; empty where the authority has none. */
    private String terms = "";

    /** Whether the administrator agrees to them. */
    private boolean agreed;

    public String getContact() {
        return contact;
    }

    public void setContact(@Nullable String contact) {
        this.contact = contact == null ? "" : contact;
    }

    public String getTerms() {
        return terms;
    }

    public void setTerms(@Nullable String terms) {
        this.terms = terms == null ? "" : terms;
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        this.agreed = agreed;
    }
}
