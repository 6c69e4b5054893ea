package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.hostforwarding.names.ForeignSite.Meaning;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Reason;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/**
 * Sites that others made, taken over: what they say becomes rules, and the next plan brings those and takes out exactly that site.
 * It stays out also when its rules are removed later; wanting an earlier version of the file of one of its names puts it back.
 */
@ApplicationScoped
public class SiteAdoptions {

    @PersistenceContext
    EntityManager em;

    @Inject
    HostNames names;

    @Inject
    HostNameRows rows;

    @Inject
    Servers servers;

    @Inject
    Audit audit;

    /**
     * Wants what a site says.
     *
     * @param text as {@link ForeignSite#text}, as the proxy was last read to have it
     * @return a rule for each port and path of it
     * @throws Refused naming what cannot be expressed, or as a conflict where there is no such site, or it is adopted already
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public List<HostName> adopt(long proxyId, String text) {
        Server proxy = servers.get(proxyId);
        ForeignSite site = rows.reading(proxyId).stream()
                .flatMap(reading -> reading.foreign().stream())
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(
                                Refused.Why.CONFLICT,
                                proxy.name()
                                        + " was read to have no such site, or not any more. Review its plan to read it again."));
        if (!site.never().isEmpty()) {
            throw new Refused("site", site.never());
        }
        if (rows.adopted(proxyId).containsAll(site.out())) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "This site of " + proxy.name() + " is adopted already. Its plan takes it out.");
        }
        List<HostName> added =
                site.meanings().stream().map(meaning -> add(meaning, proxy)).toList();
        site.out().forEach(out -> em.persist(new AdoptedSite(proxyId, out)));
        audit.record(
                "name.adopt",
                proxy.target().key(),
                added.stream().map(HostName::name).collect(Collectors.joining(", ")) + " of " + proxy.name(),
                "site of others:\n" + site.text(),
                "");
        return added;
    }

    private HostName add(Meaning meaning, Server proxy) {
        HostNameDraft draft = meaning.draft();
        draft.setProxyId(proxy.id());
        draft.setGuestId(rows.guestAt(meaning.address(), proxy.id())
                .orElseThrow(() -> new Refused("site", HostNameRules.noGuest(meaning.address(), proxy)))
                .id());
        try {
            return names.add(draft);
        } catch (Refused refused) {
            throw new Refused(
                    refused.why(),
                    refused.reasons().stream()
                            .map(reason -> new Reason("site", reason.sentence()))
                            .toList());
        }
    }
}
