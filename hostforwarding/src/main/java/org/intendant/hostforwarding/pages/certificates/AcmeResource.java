package org.intendant.hostforwarding.pages.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.intendant.hostforwarding.certificates.acme.AcmeAccount;
import org.intendant.hostforwarding.certificates.acme.AcmeAccountDraft;
import org.intendant.hostforwarding.certificates.acme.AcmeSetup;
import org.jspecify.annotations.Nullable;

/** Intendant's account at the ACME server that the operator named. */
@Path("acme")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AcmeResource {

    @Inject
    AcmeSetup accounts;

    /**
     * The account.
     *
     * @param authority name of the host at which certificates are ordered
     * @param agreed whether an administrator agreed to its terms: nothing is ordered before
     * @param contact mail address to which it writes; empty for none
     * @param terms address of the terms that were agreed to
     * @param agreedBy who did; empty for nobody
     */
    public record AcmeJson(
            String authority,
            boolean agreed,
            String contact,
            String terms,
            String agreedBy,
            @Nullable Instant agreedAt) {

        static AcmeJson of(String authority, @Nullable AcmeAccount account) {
            return account == null
                    ? new AcmeJson(authority, false, "", "", "", null)
                    : new AcmeJson(
                            authority,
                            true,
                            account.getContact(),
                            account.getTerms(),
                            account.getAgreedBy(),
                            account.getAgreedAt());
        }
    }

    /**
     * Where the terms are.
     *
     * @param terms an address; empty where the authority has none
     */
    public record TermsJson(String terms) {}

    /** How the account stands. */
    @GET
    public AcmeJson account() {
        return AcmeJson.of(accounts.authority(), accounts.find().orElse(null));
    }

    /** Asks the authority where its terms are. */
    @GET
    @Path("terms")
    public TermsJson terms() {
        return new TermsJson(accounts.terms());
    }

    /** Agrees to the terms, which makes the account, or changes its mail address; 422 with the fields that are wrong. */
    @PUT
    public AcmeJson agree(AcmeAccountDraft draft) {
        return AcmeJson.of(accounts.authority(), accounts.agree(draft));
    }
}
