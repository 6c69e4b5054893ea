package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Reason;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/**
 * Shares that others made, taken over: what a section of Samba's own configuration shares becomes wanted, and the next plan
 * brings it and takes out exactly that section. It stays out also when its share is removed later; wanting an earlier version
 * of the shares again puts it back.
 */
@ApplicationScoped
public class Adoptions {

    @PersistenceContext
    EntityManager em;

    @Inject
    Shares shares;

    @Inject
    ShareRows rows;

    @Inject
    Servers servers;

    @Inject
    Audit audit;

    /**
     * Wants what a section shares.
     *
     * @param digest as {@link ForeignShare#digest}, as the server was last read to have it
     * @param section its lines
     * @throws Refused naming what cannot be expressed, or as a conflict where there is no such section, or it is adopted already
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Share adopt(long serverId, String digest, String section) {
        Server server = servers.get(serverId);
        ShareDraft draft = draft(server, digest);
        em.lock(server, LockModeType.PESSIMISTIC_WRITE);
        if (rows.adopted(server.id()).contains(section)) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "This share of " + server.name() + " is adopted already. Its plan takes the original out.");
        }
        em.persist(new AdoptedSection(server.id(), section));
        Share share = add(draft);
        audit.record(
                "share.adopt",
                server.target().key(),
                share.name() + " of " + server.name(),
                "section of others:\n" + section,
                "");
        return share;
    }

    private ShareDraft draft(Server server, String digest) {
        ForeignShare foreign = rows.host(server.id()).stream()
                .flatMap(host -> host.foreign().stream())
                .filter(share -> share.digest().equals(digest))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(
                                Refused.Why.CONFLICT,
                                server.name()
                                        + " was read to have no such share, or not any more. Review its plan to read it again."));
        ForeignShare.Meaning meaning = foreign.meaning();
        if (meaning == null || !foreign.never().isEmpty()) {
            throw new Refused("digest", foreign.never());
        }
        return meaning.draft(server.id(), foreign.name());
    }

    private Share add(ShareDraft draft) {
        try {
            return shares.add(draft);
        } catch (Refused refused) {
            throw new Refused(
                    refused.why(),
                    refused.reasons().stream()
                            .map(reason -> new Reason("digest", draft.getName() + ": " + reason.sentence()))
                            .toList());
        }
    }
}
