package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Optional;
import org.intendant.data.Settings;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.secrets.Secrets;

/** The account at the directory of INTENDANT_ACME_DIRECTORY, for planners and for those that talk to the authority. */
@ApplicationScoped
public class AcmeAccounts {

    @PersistenceContext
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What answers of HTTP-01 end with, in base64url; empty as long as there is no account. For planners. */
    @Transactional
    public Optional<String> thumbprint() {
        return find().map(AcmeAccount::getThumbprint);
    }

    /** Of the directory that the operator names now. */
    @Transactional
    Optional<AcmeAccount> find() {
        return Optional.ofNullable(em.find(AcmeAccount.class, directory()));
    }

    @Transactional
    Optional<KeyPair> key() {
        return find().map(account -> AccountKeys.of(secrets.open(account.sealedKey(), AcmeAccount.place(directory()))));
    }

    /** Keeps what an administrator agreed to. */
    @Transactional
    AcmeAccount keep(AcmeAccountDraft draft, String location, KeyPair key) {
        AcmeAccount account = em.find(AcmeAccount.class, directory());
        String before = account == null ? "" : account.describe();
        if (account == null) {
            account = new AcmeAccount(
                    directory(),
                    location,
                    AccountKeys.thumbprint(key),
                    secrets.seal(AccountKeys.bytes(key), AcmeAccount.place(directory())));
        }
        account.writesTo(draft.getContact());
        account.agreed(draft.getTerms(), actor.get().name(), clock.instant());
        em.persist(account);
        String host = settings.acmeDirectory().getHost();
        audit.record("acme.agree", "acme:" + host, host, before, account.describe());
        return account;
    }

    private String directory() {
        return settings.acmeDirectory().toString();
    }
}
