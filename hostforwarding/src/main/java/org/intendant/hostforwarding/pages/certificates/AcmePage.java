package org.intendant.hostforwarding.pages.certificates;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.intendant.hostforwarding.certificates.acme.AcmeAccount;
import org.intendant.hostforwarding.certificates.acme.AcmeAccountDraft;
import org.intendant.hostforwarding.certificates.acme.AcmeSetup;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** The account at the certificate authority, on the page of certificates. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class AcmePage implements Serializable {

    @Inject
    AcmeSetup accounts;

    @Inject
    CurrentActor actor;

    private transient AcmeAccountDraft draft = new AcmeAccountDraft();
    private String terms = "";
    private boolean open;

    /** Asks the authority for its terms, and shows where they are. */
    public void begin() {
        try {
            terms = accounts.terms();
        } catch (HostUnreachable | CommandFailed silent) {
            throw new Refused(Refused.Why.CONFLICT, String.valueOf(silent.getMessage()));
        }
        draft = new AcmeAccountDraft();
        draft.setContact(accounts.find().map(AcmeAccount::getContact).orElse(""));
        open = true;
    }

    public void agree() {
        getDraft().setTerms(terms);
        try {
            accounts.agree(getDraft());
        } catch (HostUnreachable | CommandFailed refused) {
            throw new Refused("contact", String.valueOf(refused.getMessage()));
        }
        open = false;
        Pages.news("The account at " + accounts.authority()
                + " is set up. Review the plans of your proxies, so that they" + " answer for it.");
    }

    public void discard() {
        open = false;
    }

    /** The account, or null before somebody agreed. */
    public @Nullable AcmeAccount getAccount() {
        return accounts.find().orElse(null);
    }

    public String getAuthority() {
        return accounts.authority();
    }

    public String getTerms() {
        return terms;
    }

    public boolean isMayAgree() {
        return actor.get().may(Permission.SET_UP_ACME);
    }

    public AcmeAccountDraft getDraft() {
        @Nullable AcmeAccountDraft typed = draft;
        if (typed == null) {
            draft = new AcmeAccountDraft();
        }
        return draft;
    }

    public boolean isOpen() {
        return open;
    }
}
