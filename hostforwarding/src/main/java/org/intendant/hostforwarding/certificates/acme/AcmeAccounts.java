package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.intendant.data.Settings;

/** The account at the directory of INTENDANT_ACME_DIRECTORY. */
@ApplicationScoped
public class AcmeAccounts {

    @PersistenceContext
    EntityManager em;

    @Inject
    Settings settings;

    /** What answers of HTTP-01 end with, in base64url; empty as long as there is no account. For planners. */
    @Transactional
    public Optional<String> thumbprint() {
        return find().map(AcmeAccount::getThumbprint);
    }

    Optional<AcmeAccount> find() {
        return Optional.ofNullable(
                em.find(AcmeAccount.class, settings.acmeDirectory().toString()));
    }
}
