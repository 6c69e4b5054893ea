package org.intendant.hostforwarding.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.hostforwarding.certificates.Certificate.Source;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** All certificates. Changing one changes no host: the plans of the servers that use it do, once approved. */
@ApplicationScoped
public class Certificates {

    private static final int LONGEST_NAME = 100;

    @Inject
    CertificateRows rows;

    @Inject
    CertificateSearch search;

    @Inject
    Comparisons comparisons;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Certificates as lists show them, those that expire first ahead.
     *
     * @param query searches names, domains and issuers; filters {@code id}, {@code domain} and {@code source} (uploaded, acme);
     *     sorts by {@code name}, {@code issuer}, {@code expires} and {@code source}
     */
    @Allowed(Permission.SEE_CERTIFICATES)
    @Transactional
    public Page<CertificateRow> page(Query query) {
        return search.page(query);
    }

    /** Empty when there is no such certificate. */
    @Allowed(Permission.SEE_CERTIFICATES)
    @Transactional
    public Optional<Certificate> find(long id) {
        return rows.find(id);
    }

    /** @throws Refused as not found */
    @Allowed(Permission.SEE_CERTIFICATES)
    @Transactional
    public CertificateRow get(long id) {
        return page(new Query("", Map.of("id", Long.toString(id)), "", false, 0, 1)).rows().stream()
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "There is no such certificate."));
    }

    /** The certificate and its chain in PEM: public, without the key. */
    @Allowed(Permission.SEE_CERTIFICATES)
    @Transactional
    public String chain(long id) {
        return rows.get(id).chain();
    }

    /** What the form of a change begins with; no key. */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public CertificateDraft draft(long id) {
        return CertificateDraft.of(rows.get(id));
    }

    /**
     * Keeps an uploaded certificate.
     *
     * @throws Refused naming every field that is wrong
     */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public Certificate add(CertificateDraft draft) {
        Uploaded uploaded = Uploaded.of(draft, clock.instant());
        Certificate certificate =
                rows.add(name(draft, uploaded.chain()), Source.UPLOADED, false, uploaded.chain(), uploaded.key());
        note("certificate.add", certificate, "");
        return certificate;
    }

    /**
     * Changes its name, whether it is renewed, and where a chain is given both chain and key.
     *
     * @throws Refused naming every field that is wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public Certificate change(long id, CertificateDraft draft) {
        Certificate certificate = rows.get(id);
        if (certificate.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "The certificate " + certificate.name() + " was changed by somebody else since you opened it.");
        }
        String before = certificate.describe();
        boolean replaced = !Text.blank(draft.getChain()) || !Text.blank(draft.getKey());
        if (replaced && certificate.source() == Source.ACME) {
            throw new Refused("chain", "Intendant orders this certificate itself. Upload yours as another one.");
        }
        Optional<Uploaded> uploaded = replaced ? Optional.of(Uploaded.of(draft, clock.instant())) : Optional.empty();
        String name = Text.blank(draft.getName()) ? certificate.name() : called(draft);
        rows.mustBeFree(name, id);
        certificate.called(name, draft.isRenews() && certificate.source() == Source.ACME);
        uploaded.ifPresent(other -> rows.replace(certificate, other.chain(), other.key()));
        if (replaced) {
            comparisons.wantedOtherwise(rows.servers(id));
        }
        note("certificate.change", certificate, before);
        return certificate;
    }

    /**
     * Removes it with its key.
     *
     * @throws Refused as a conflict while something uses it
     */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public void remove(long id) {
        Certificate certificate = rows.get(id);
        rows.lock(certificate);
        List<String> uses = rows.uses(id);
        if (!uses.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    uses.stream().map(use -> new Refused.Reason("", use)).toList());
        }
        audit.record("certificate.remove", key(certificate), certificate.name(), certificate.describe(), "");
        rows.remove(certificate);
    }

    private static String name(CertificateDraft draft, CertificateChain chain) {
        String first = chain.domains().get(0);
        return Text.blank(draft.getName()) ? first.substring(0, Math.min(LONGEST_NAME, first.length())) : called(draft);
    }

    private static String called(CertificateDraft draft) {
        return Text.line("name", draft.getName(), LONGEST_NAME);
    }

    private void note(String action, Certificate certificate, String before) {
        audit.record(action, key(certificate), certificate.name(), before, certificate.describe());
    }

    private static String key(Certificate certificate) {
        return "certificate:" + certificate.id();
    }
}
