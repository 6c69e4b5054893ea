package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.operations.Part;
import org.intendant.operations.Work;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;

/**
 * Has the authority issue one certificate. Who comes after an Intendant that died orders anew: the key of what was under way was
 * in its memory alone.
 */
@ApplicationScoped
class IssueWork implements Work {

    static final String KIND = "certificate";

    @Inject
    AcmeOrderRows rows;

    @Inject
    AcmeAccounts accounts;

    @Inject
    AcmeServer server;

    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Override
    public Permission permission() {
        return Permission.CHANGE_CERTIFICATES;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Part part) {
        long id = part.target().id();
        busy.add(part.id());
        try {
            issue(part, rows.begun(id));
        } catch (AcmeWords.RateLimited limited) {
            rows.failed(id, String.valueOf(limited.getMessage()), limited.until());
            throw limited;
        } catch (CommandFailed | HostUnreachable | Refused failed) {
            rows.failed(id, String.valueOf(failed.getMessage()), Optional.empty());
            throw failed;
        } finally {
            busy.remove(part.id());
        }
    }

    private void issue(Part part, AcmeOrder order) {
        if (part.resumed()) {
            part.line("What was under way when Intendant ended is given up, and ordered anew.");
        }
        Issuing issuing = new Issuing(part, server, accounts);
        Issued issued = issuing.certificate(order.domains());
        part.now("keeping it");
        part.flush();
        Certificate kept = rows.issued(order.id(), issued.chain(), issued.key());
        part.line("Kept. It is valid until " + kept.notAfter() + ".");
        part.line(
                order.certificateId() == null
                        ? "Choose it in a rule, and review the plan of the rule's proxy."
                        : kept.isRenews()
                                ? "It is installed by an operation of its own where the one before lies."
                                : "Review the plans of the proxies that use it.");
    }

    /** It ends by itself within a second of being asked. */
    @Override
    public boolean cancel(Part part) {
        return !busy.contains(part.id());
    }
}
