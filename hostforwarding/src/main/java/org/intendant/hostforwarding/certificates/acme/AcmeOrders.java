package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.intendant.hostforwarding.certificates.CertificateRows;
import org.intendant.hostforwarding.certificates.UsesCertificate;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.operations.ReadBack;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;
import org.intendant.web.State;

/** Certificates that Intendant orders: each order and each renewal is an operation. */
@ApplicationScoped
public class AcmeOrders {

    /** What operations are about. */
    public static final String TARGET = "certificate-order";

    private static final int LONGEST_NAME = 100;
    private static final int PATIENT = 5;
    private static final Duration REST = Duration.ofHours(1);

    @Inject
    AcmeOrderRows rows;

    @Inject
    AcmeAccounts accounts;

    @Inject
    CertificateRows certificates;

    @Inject
    AcmeServer server;

    @Inject
    @Any
    Instance<UsesCertificate> users;

    @Inject
    Comparisons comparisons;

    @Inject
    Operations operations;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Orders of which no certificate came yet, with why. */
    @Allowed(Permission.SEE_CERTIFICATES)
    @Transactional
    public List<AcmeOrderRow> open() {
        return rows.open().stream().map(AcmeOrderRow::of).toList();
    }

    /**
     * Orders a certificate.
     *
     * @throws Refused naming every field that is wrong
     */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public Operation order(AcmeOrderDraft draft) {
        Faults faults = new Faults();
        List<String> domains = faults.take(() -> OrderedDomains.of(draft.getDomains()));
        String typed = faults.take(() -> Text.line("name", draft.getName(), LONGEST_NAME));
        faults.refuseIfAny();
        if (domains == null || typed == null) {
            throw new IllegalStateException("What is missing was refused.");
        }
        mustHaveAccount();
        domains.forEach(domain -> faults.take(() -> answered(domain)));
        faults.refuseIfAny();
        String name = typed.isEmpty()
                ? domains.get(0)
                        .substring(0, Math.min(LONGEST_NAME, domains.get(0).length()))
                : typed;
        certificates.mustBeFree(name);
        AcmeOrder order = rows.add(name, domains);
        audit.record("certificate.order", key(order), name, "", "domains: " + String.join(", ", domains));
        return start(order, "Order the certificate " + name);
    }

    /**
     * Tries again what did not succeed.
     *
     * @throws Refused as a conflict while it runs, or when it failed too often within an hour
     */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public Operation again(long id) {
        AcmeOrder order = get(id);
        mustHaveAccount();
        return start(order, "Order the certificate " + order.name());
    }

    /** Gives up what was ordered and did not come. */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public void discard(long id) {
        AcmeOrder order = get(id);
        if (order.certificateId() != null) {
            throw new Refused(Refused.Why.CONFLICT, order.name() + " has come. Remove the certificate itself.");
        }
        if (!operations.unfinishedOn(order.target()).isEmpty()) {
            throw new Refused(Refused.Why.CONFLICT, order.name() + " is being ordered. Cancel the operation first.");
        }
        audit.record(
                "certificate.discard", key(order), order.name(), "domains: " + String.join(", ", order.domains()), "");
        rows.remove(order);
    }

    /**
     * Renews a certificate now, by hand or because it is due.
     *
     * @throws Refused as a conflict while it is renewed, or when that failed too often within an hour
     */
    @Allowed(Permission.CHANGE_CERTIFICATES)
    @Transactional
    public Operation renew(long certificateId) {
        AcmeOrder order = rows.ofCertificate(certificateId)
                .orElseThrow(() ->
                        new Refused(Refused.Why.NOT_FOUND, "There is no such certificate that Intendant ordered."));
        mustHaveAccount();
        return start(order, "Renew the certificate " + order.name());
    }

    private Operation start(AcmeOrder order, String title) {
        Instant tried = order.triedAt();
        if (order.tries() >= PATIENT && tried != null && tried.plus(REST).isAfter(clock.instant())) {
            throw new Refused(
                    Refused.Why.TOO_MANY,
                    "It failed " + order.tries() + " times. " + server.name()
                            + " counts that: mend what it says, and try again after " + tried.plus(REST) + ".");
        }
        Operation operation = operations.start(new Order(
                IssueWork.KIND,
                title,
                Order.Lane.SCHEDULED,
                List.of(order.target()),
                1,
                Map.of(),
                Map.of(Order.SUBJECT, Text.inert(String.join(", ", order.domains()), 1000))));
        order.orderedBy(operation.id());
        return operation;
    }

    private void mustHaveAccount() {
        if (accounts.find().isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "An administrator must agree to the terms of " + server.name()
                            + " first, on the page of certificates.");
        }
    }

    /** Somebody must answer the authority, who asks each domain over HTTP. */
    private String answered(String domain) {
        for (UsesCertificate user : users) {
            List<Target> proxies = user.answering(domain);
            Map<String, ReadBack> read = comparisons.readBack(
                    user.kind(), proxies.stream().map(Target::key).toList());
            for (Target proxy : proxies) {
                ReadBack standing = read.get(proxy.key());
                if (standing == null || standing.state() != State.IN_SYNC) {
                    throw new Refused(
                            "domains",
                            proxy.name() + " serves " + domain
                                    + ", but was not read to be as wanted. Review its plan first, so that it answers the"
                                    + " authority.");
                }
            }
            if (!proxies.isEmpty()) {
                return domain;
            }
        }
        throw new Refused(
                "domains",
                "No rule serves " + domain + ". Add one first: the authority asks the domain over HTTP, and the proxy"
                        + " answers.");
    }

    private AcmeOrder get(long id) {
        return rows.find(id).orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "There is no such order."));
    }

    private static String key(AcmeOrder order) {
        return order.target().key();
    }
}
