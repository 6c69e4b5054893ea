package org.intendant.hostforwarding.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.EarlierNames;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.KeptNames;
import org.intendant.hostforwarding.names.SiteAdoptions;
import org.intendant.hosts.HostReading;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;
import org.intendant.servers.ServerHosts;

/** What a proxy should serve against what its files say and its nginx has loaded. One round trip where nothing differs. */
@ApplicationScoped
class HostNamePlanner implements Planner, Adopter, Reverter {

    @Inject
    WantedNames wanted;

    @Inject
    CertificateSteps certificates;

    @Inject
    NameTests tests;

    @Inject
    HostNameRows rows;

    @Inject
    ServerHosts serverHosts;

    @Inject
    EarlierNames earlierNames;

    @Inject
    SiteAdoptions adoptions;

    @Inject
    ChangedByHand changedByHand;

    @Inject
    Secrets secrets;

    @Override
    public String kind() {
        return HostNames.KIND;
    }

    @Override
    public String title() {
        return "Host names";
    }

    @Override
    public Stream<Target> targets() {
        return rows.targets().stream();
    }

    @Override
    public void reach(Target target) {
        serverHosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        Wanted names = wanted.on(target.id());
        RemoteHost host = serverHosts.of(target);
        HostReading reading = HostReading.of(host, NginxFiles.reading());
        NginxReading read = new NginxReading(target.name(), reading.text());
        CertificateSteps.Files files = certificates.on(names, read);
        NginxChanges changes = new NginxChanges(names, read, secrets::fingerprint);
        List<ForeignSite> foreign = wanted.reachable(
                target.id(),
                new ForeignSites(read, names.thumbprint().isPresent())
                        .all().stream().filter(site -> !names.isOut(site)).toList());
        rows.read(target.id(), changes.hasOurs(), foreign);
        List<String> remarks = new ArrayList<>(reading.remarks());
        remarks.addAll(new NginxRemarks(target.name(), read, foreign).all());
        return new Plan(
                target,
                changes.steps(host, files, log -> tests.after(target.id(), log), no -> tests.refused(target.id(), no)),
                remarks,
                foreign.stream()
                        .map(site -> new Foreign(site.words(), site.text(), site.never()))
                        .toList());
    }

    @Override
    public void adopt(Target target, Step step) {
        changedByHand.adopt(target, step);
    }

    @Override
    public void adopt(Target target, Foreign foreign) {
        adoptions.adopt(target.id(), foreign.text());
    }

    @Override
    public String neverReverts(String path) {
        return NginxFiles.domain(path).isPresent()
                ? ""
                : path + " follows from what is wanted of host names. An earlier version of a name’s own file in "
                        + NginxFiles.FOLDER + " can be wanted again.";
    }

    @Override
    public List<Difference> revert(EarlierFile earlier) {
        String domain = NginxFiles.domain(earlier.path())
                .orElseThrow(() -> new Refused(Refused.Why.INVALID, neverReverts(earlier.path())));
        return earlierNames.want(earlier.target().id(), domain, KeptNames.of(earlier.wanted()));
    }
}
