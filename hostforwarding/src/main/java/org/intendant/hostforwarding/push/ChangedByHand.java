package org.intendant.hostforwarding.push;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.hostforwarding.names.EarlierNames;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.HostFile;
import org.intendant.plans.Refused;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.Server;

/** Wants what another hand wrote into files of names, where rules say all of it. */
@ApplicationScoped
class ChangedByHand {

    @Inject
    WantedNames wanted;

    @Inject
    HostNameRows rows;

    @Inject
    EarlierNames names;

    /** @throws Refused naming what no rule says */
    void adopt(Target target, Step step) {
        List<HostFile> files = step instanceof ApplyFiles change
                ? change.files().stream().filter(ChangedByHand::isChanged).toList()
                : List.of();
        if (files.isEmpty()) {
            throw new Refused(
                    "digest",
                    "Only what another hand wrote into the file of a name is adopted. Restore this, or want it otherwise on"
                            + " the page of host names.");
        }
        files.forEach(file -> adopt(target, file));
    }

    private static boolean isChanged(HostFile file) {
        return NginxFiles.domain(file.path()).isPresent()
                && file.before() != null
                && file.after() != null
                && file.differs();
    }

    private void adopt(Target target, HostFile file) {
        String domain = NginxFiles.domain(file.path()).orElseThrow();
        NameFile theirs = new NameFile(domain, requireNonNull(file.before()).text(), wanted.on(target.id()));
        try {
            boolean same = names.want(
                            target.id(),
                            domain,
                            theirs.rules(address ->
                                    rows.guestAt(address, target.id()).map(Server::id)))
                    .isEmpty();
            theirs.mustBe(wanted.on(target.id()), requireNonNull(file.after()).text());
            if (same) {
                throw new Refused("digest", "it says nothing else than is wanted. Restore it.");
            }
        } catch (Refused refused) {
            throw new Refused(
                    refused.why(),
                    refused.reasons().stream()
                            .map(reason -> new Refused.Reason("digest", file.path() + ": " + reason.sentence()))
                            .toList());
        }
    }
}
