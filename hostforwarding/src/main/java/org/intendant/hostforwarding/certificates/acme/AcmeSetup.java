package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/** Sets the account up at the directory of INTENDANT_ACME_DIRECTORY: its key is made here, and an administrator agrees to the terms. */
@ApplicationScoped
public class AcmeSetup {

    private static final int LONGEST_MAIL = 254;

    @Inject
    AcmeAccounts rows;

    @Inject
    AcmeServer server;

    /** Empty as long as nobody agreed to the terms. */
    @Allowed(Permission.SEE_CERTIFICATES)
    @Transactional
    public Optional<AcmeAccount> find() {
        return rows.find();
    }

    /** Name of the host at which certificates are ordered. */
    @Allowed(Permission.SEE_CERTIFICATES)
    public String authority() {
        return server.name();
    }

    /**
     * Asks the authority for the address of its terms.
     *
     * @return empty where it has none
     */
    @Allowed(Permission.SET_UP_ACME)
    @Transactional(TxType.NOT_SUPPORTED)
    public String terms() {
        return words().of(() -> terms(server.session().getMetadata()));
    }

    /**
     * Makes the account, or tells the authority its new mail address and that its terms are agreed to.
     *
     * @throws Refused naming every field that is wrong
     */
    @Allowed(Permission.SET_UP_ACME)
    @Transactional(TxType.NOT_SUPPORTED)
    public AcmeAccount agree(AcmeAccountDraft draft) {
        draft.setContact(mail(draft.getContact()));
        if (!draft.isAgreed()) {
            throw new Refused("agreed", "Read the terms of " + server.name() + " and agree to them.");
        }
        Optional<KeyPair> known = rows.key();
        KeyPair key = known.orElseGet(AccountKeys::made);
        Login login = words().of(() -> {
            Session session = server.session();
            Metadata metadata = session.getMetadata();
            if (metadata.isExternalAccountRequired()) {
                throw new Refused(
                        "agreed",
                        server.name() + " wants accounts that were made with it beforehand, which Intendant cannot use."
                                + " Name another directory in INTENDANT_ACME_DIRECTORY.");
            }
            if (!terms(metadata).equals(draft.getTerms())) {
                throw new Refused(
                        Refused.Why.CONFLICT,
                        "The terms are at " + terms(metadata) + " now. Read them and agree again.");
            }
            return login(session, draft, key);
        });
        return rows.keep(draft, login.getAccountLocation().toString(), key);
    }

    private static Login login(Session session, AcmeAccountDraft draft, KeyPair key) throws AcmeException {
        AccountBuilder builder = new AccountBuilder().useKeyPair(key).agreeToTermsOfService();
        if (!draft.getContact().isEmpty()) {
            builder.addEmail(draft.getContact());
        }
        Login login = builder.createLogin(session);
        List<URI> contacts =
                draft.getContact().isEmpty() ? List.of() : List.of(URI.create("mailto:" + draft.getContact()));
        if (!login.getAccount().getContacts().equals(contacts)) {
            Account.EditableAccount account = login.getAccount().modify();
            account.getContacts().clear();
            contacts.forEach(account::addContact);
            account.commit();
        }
        return login;
    }

    private static String terms(Metadata metadata) {
        String address = metadata.getTermsOfService().map(URI::toString).orElse("");
        return address.matches("https?://[\\x21-\\x7e]{1,900}") ? address : "";
    }

    private static String mail(String typed) {
        String mail = Text.line("contact", typed, LONGEST_MAIL);
        if (!mail.isEmpty() && !mail.matches("[A-Za-z0-9.!#$&'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}")) {
            throw new Refused("contact", "Give one mail address, for example admin@example.org.");
        }
        return mail;
    }

    private AcmeWords words() {
        return new AcmeWords(server.name());
    }
}
